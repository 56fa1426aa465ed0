from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("convening", "0003_without_lists")]

    operations = [
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["email_index", "cycle"], name="registrations_of_an_address"),
        ),
    ]
