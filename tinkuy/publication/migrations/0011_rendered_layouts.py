"""A version is rendered in each of its layouts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0010_catalogue_records"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="renderedform",
            name="one_rendering_per_form",
        ),
        migrations.AddField(
            model_name="renderedform",
            name="layout",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddConstraint(
            model_name="renderedform",
            constraint=models.UniqueConstraint(fields=("version", "form", "layout"), name="one_rendering_per_layout"),
        ),
    ]
