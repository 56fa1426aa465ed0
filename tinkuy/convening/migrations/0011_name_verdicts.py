"""A person may overrule or confirm what the program matched by name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock


class Migration(migrations.Migration):
    dependencies = [
        ("convening", "0010_mapping_per_language"),
        ("planning", "0004_decisions_and_tasks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NameVerdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index", models.CharField(help_text="Blind index of the folded name", max_length=64)),
                ("is_theirs", models.BooleanField()),
                ("said_at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["-said_at", "-id"],
            },
        ),
        migrations.AddIndex(
            model_name="presence",
            index=models.Index(
                condition=models.Q(("email_index", ""), ("registration__isnull", False)),
                fields=["cycle", "name_index"],
                name="presences_by_name",
            ),
        ),
        migrations.AddField(
            model_name="nameverdict",
            name="cycle",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
        ),
        migrations.AddField(
            model_name="nameverdict",
            name="registration",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="convening.registration"),
        ),
        migrations.AddField(
            model_name="nameverdict",
            name="said_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="nameverdict",
            name="webinar",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="planning.webinar"
            ),
        ),
        migrations.AddConstraint(
            model_name="nameverdict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("webinar", None)),
                fields=("cycle", "index", "registration"),
                name="one_verdict_per_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="nameverdict",
            constraint=models.UniqueConstraint(
                fields=("cycle", "index", "registration", "webinar"), name="one_verdict_per_name_and_webinar"
            ),
        ),
    ]
