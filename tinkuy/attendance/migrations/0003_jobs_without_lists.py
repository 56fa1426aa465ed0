from django.db import migrations, models


class Migration(migrations.Migration):
    """After the rows are written: PostgreSQL changes no table with checks that wait for the commit."""

    dependencies = [("attendance", "0002_jobs_of_uploads")]

    operations = [
        migrations.RemoveConstraint(model_name="importjob", name="a_list_is_in_one_open_job"),
        migrations.RemoveField(model_name="importjob", name="listed"),
        migrations.AddConstraint(
            model_name="importjob",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("upload",), name="a_list_is_in_one_open_job"
            ),
        ),
    ]
