"""What a country will do, who is responsible, by when; a done action has its proof."""
