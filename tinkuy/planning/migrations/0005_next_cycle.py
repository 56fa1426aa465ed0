import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0004_certificate_percent"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CarriedPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=40)),
                (
                    "decision",
                    models.CharField(
                        choices=[("taken", "Take"), ("left", "Leave"), ("picked_up", "Picked up")], max_length=20
                    ),
                ),
                ("word", models.CharField(blank=True, help_text="Why, in a word", max_length=120)),
                ("decided_at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                help_text="It went on from this one",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="planning.cycle",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("previous",),
                name="one_next_cycle_at_a_time",
            ),
        ),
        migrations.AddField(
            model_name="carriedpoint",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="carried_points", to="planning.cycle"
            ),
        ),
        migrations.AddField(
            model_name="carriedpoint",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="carriedpoint",
            name="target",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="carried_points",
                to="planning.webinar",
            ),
        ),
        migrations.AddConstraint(
            model_name="carriedpoint",
            constraint=models.UniqueConstraint(fields=("cycle", "kind", "key"), name="one_decision_per_point"),
        ),
        migrations.AddConstraint(
            model_name="carriedpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "left"), _negated=True),
                    models.Q(("word", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_point_left_has_its_word",
            ),
        ),
    ]
