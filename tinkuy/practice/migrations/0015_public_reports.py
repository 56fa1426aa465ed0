from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0014_verification_links"),
    ]

    operations = [
        migrations.AddField(
            model_name="countryreport",
            name="is_public",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="countryreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_public", False), ("ready_on__isnull", False), _connector="OR"),
                name="only_a_ready_report_is_public",
            ),
        ),
    ]
