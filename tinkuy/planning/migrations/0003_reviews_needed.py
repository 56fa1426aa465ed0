from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_hub_contact"),
    ]

    operations = [
        migrations.AddField(
            model_name="cycle",
            name="reviews_needed",
            field=models.PositiveSmallIntegerField(
                default=2, help_text="Favourable reviews, each of another country, until a sheet may be approved"
            ),
        ),
    ]
