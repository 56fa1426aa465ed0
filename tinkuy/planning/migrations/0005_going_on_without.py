from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_decisions_and_tasks")]

    operations = [
        migrations.AddField(
            model_name="invitedcountry",
            name="goes_without",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Why the cycle goes on without its focal point; empty while one is awaited",
                max_length=500,
            ),
            preserve_default=False,
        ),
    ]
