import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0006_promised_answers"),
        ("people", "0003_chosen_language"),
        ("planning", "0005_next_cycle"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                ("sealed_name", models.BinaryField(blank=True, default=b"")),
                ("sealed_email", models.BinaryField(blank=True, default=b"")),
                ("contact_language", models.CharField(blank=True, default="", max_length=5)),
                ("contact_until", models.DateField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("other_words", "Accepted with other words"),
                            ("declined", "Declined"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_terms", models.JSONField(blank=True, default=dict)),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AgreementStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=20,
                    ),
                ),
                ("taken_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=1000)),
                ("recorded_at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["taken_on", "id"],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="indicator",
            field=models.CharField(blank=True, default="", help_text="How it shows that it works", max_length=400),
        ),
        migrations.AddField(
            model_name="agreement",
            name="is_public",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="agreement",
            name="language",
            field=models.CharField(blank=True, default="", max_length=5),
        ),
        migrations.AddField(
            model_name="agreement",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="origin_hook",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreements_from_it",
                to="planning.hook",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="proof",
            field=models.CharField(blank=True, default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="agreement",
            name="question",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreements",
                to="dialogue.question",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="agreement",
            name="regime",
            field=models.CharField(
                choices=[
                    ("public", "Public"),
                    ("attribution", "Attribution by country or sector"),
                    ("chatham_house", "Chatham House Rule"),
                    ("closed", "Closed"),
                ],
                default="attribution",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="second",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="agreement",
            name="state",
            field=models.CharField(
                choices=[("open", "Open"), ("under_way", "Under way"), ("done", "Done"), ("dropped", "Dropped")],
                default="open",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="webinar",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreements",
                to="planning.webinar",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), _negated=True), models.Q(("proof", ""), _negated=True), _connector="OR"
                ),
                name="a_done_agreement_has_its_proof",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_dropped_agreement_has_its_reason",
            ),
        ),
        migrations.AddField(
            model_name="agreementlink",
            name="cycle",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
        ),
        migrations.AddField(
            model_name="agreementparty",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="dialogue.agreement"
            ),
        ),
        migrations.AddField(
            model_name="agreementparty",
            name="cycle",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
        ),
        migrations.AddField(
            model_name="agreementparty",
            name="focal_point",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="agreementparty",
            name="institution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreement_parties",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="agreementlink",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="dialogue.agreementparty"
            ),
        ),
        migrations.AddField(
            model_name="agreementstep",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="dialogue.agreement"
            ),
        ),
        migrations.AddField(
            model_name="agreementstep",
            name="cycle",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle"),
        ),
        migrations.AddField(
            model_name="agreementstep",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution", None)),
                fields=("agreement", "country"),
                name="a_country_is_a_party_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution", None), _negated=True),
                fields=("agreement", "institution"),
                name="an_institution_is_a_party_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", ""), models.Q(("answered_at", None), _negated=True), _connector="OR"),
                name="an_answer_has_its_moment",
            ),
        ),
    ]
