import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("planning", "0001_initial"),
        ("systematisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("country", models.CharField(max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("no_answer", "No answer yet"),
                            ("in_dialogue", "In dialogue"),
                            ("agreed", "Agreed"),
                            ("under_way", "Under way"),
                            ("in_practice", "In practice"),
                            ("stalled", "Stalled"),
                            ("rejected", "Rejected"),
                        ],
                        default="no_answer",
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(blank=True, help_text="What the country will do, in its words")),
                ("reason", models.TextField(blank=True)),
                ("communicated_on", models.DateField(blank=True, null=True)),
                ("indicator", models.TextField(blank=True, help_text="How the country will know that it works")),
                ("review_on", models.DateField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="systematisation.finding",
                    ),
                ),
                (
                    "focal_point",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["finding__number", "country"],
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "country"), name="one_response_per_country"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rejected"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_rejection_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "Pending"), ("under_way", "Under way"), ("done", "Done")],
                        default="pending",
                        max_length=20,
                    ),
                ),
                ("proof", models.TextField(blank=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.organisation"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actions", to="practice.response"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("proof", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_done_action_has_its_proof",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResponseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("no_answer", "No answer yet"),
                            ("in_dialogue", "In dialogue"),
                            ("agreed", "Agreed"),
                            ("under_way", "Under way"),
                            ("in_practice", "In practice"),
                            ("stalled", "Stalled"),
                            ("rejected", "Rejected"),
                        ],
                        max_length=20,
                    ),
                ),
                ("taken_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="practice.response"
                    ),
                ),
            ],
            options={
                "ordering": ["taken_on", "id"],
            },
        ),
    ]
