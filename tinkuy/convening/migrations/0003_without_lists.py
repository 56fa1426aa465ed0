from django.db import migrations


class Migration(migrations.Migration):
    """After the rows are written: PostgreSQL changes no table with checks that wait for the commit."""

    dependencies = [("convening", "0002_lists_are_uploads"), ("attendance", "0003_jobs_without_lists")]

    operations = [
        migrations.RemoveField(model_name="registration", name="listed"),
        migrations.DeleteModel(name="RegistrationList"),
    ]
