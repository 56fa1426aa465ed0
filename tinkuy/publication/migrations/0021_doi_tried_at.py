from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0020_dois"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheetdoi",
            name="tried_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
