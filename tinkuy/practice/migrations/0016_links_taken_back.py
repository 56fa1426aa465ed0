from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0015_public_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="verificationlink",
            name="taken_back_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
