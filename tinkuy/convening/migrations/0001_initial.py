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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InvitationWave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                ("sent_on", models.DateField()),
                ("invited", models.PositiveIntegerField()),
                ("opened", models.PositiveIntegerField(default=0)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["sent_on", "country"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for its mail to be answered"),
                            ("confirmed", "Confirmed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="confirmed",
                        max_length=20,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("registered", "Registered"), ("walk_in", "Came without registering")],
                        default="registered",
                        max_length=20,
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(default=0, help_text="Drawn at random in the cycle, once confirmed"),
                ),
                (
                    "appears_as",
                    models.CharField(
                        blank=True,
                        choices=[("name", "With my name"), ("alias", "With an alias"), ("none", "Without a name")],
                        default="name",
                        max_length=10,
                    ),
                ),
                ("sealed_name", models.BinaryField(blank=True, default=b"")),
                ("sealed_email", models.BinaryField(blank=True, default=b"")),
                ("sealed_note", models.BinaryField(blank=True, default=b"")),
                ("email_index", models.CharField(blank=True, max_length=64)),
                (
                    "link_fingerprint",
                    models.CharField(blank=True, help_text="Of the secret in the personal link", max_length=64),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "Government"),
                            ("civil_society", "Civil society"),
                            ("cooperation", "Cooperation agency"),
                            ("academia", "Academia"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(default="es", max_length=5)),
                ("needs", models.JSONField(blank=True, default=list)),
                ("joins_new_webinars", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("erase_on", models.DateField(help_text="Close of the cycle + 30 days: name, e-mail and language go")),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="registrations", to="planning.cycle"
                    ),
                ),
                ("declined", models.ManyToManyField(blank=True, related_name="+", to="planning.webinar")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="people.organisation"
                    ),
                ),
                ("webinars", models.ManyToManyField(blank=True, related_name="registrations", to="planning.webinar")),
            ],
            options={
                "ordering": ["made_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("email_index", ""), _negated=True), ("state", "confirmed")),
                        fields=("cycle", "email_index"),
                        name="one_registration_per_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number__gt", 0)),
                        fields=("cycle", "number"),
                        name="one_number_per_registration",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("theme", "A theme"), ("experience", "An experience")], default="theme", max_length=20
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("language", models.CharField(default="es", max_length=5)),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for the team"),
                            ("open", "Shown"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True, help_text="Why it was declined, as its proposer reads it")),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="planning.cycle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="planning.segment",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="planning.theme",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="convening.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", True), ("registration__isnull", True), _connector="OR"),
                        name="proposal_of_one_proposer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_proposal_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonalCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("ends_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="convening.registration"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("opened_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="devices", to="convening.registration"
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("use_of_data", "Use of my data for this cycle"),
                            ("quotation", "Quotation without my name"),
                            ("follow_up", "Follow-up after the cycle"),
                        ],
                        max_length=20,
                    ),
                ),
                ("version", models.CharField(max_length=20)),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="convening.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("withdrawn_at", None)),
                        fields=("registration", "purpose"),
                        name="one_consent_in_force_per_purpose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_filename", models.BinaryField(blank=True, default=b"")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("previewed", "Previewed"), ("committed", "Imported"), ("undone", "Undone")],
                        default="previewed",
                        max_length=20,
                    ),
                ),
                ("fingerprint", models.CharField(help_text="SHA-256 of the file", max_length=64)),
                (
                    "encoding",
                    models.CharField(blank=True, help_text="What a person said that the letters are", max_length=20),
                ),
                ("sealed_file", models.BinaryField(blank=True, default=b"")),
                (
                    "sealed_shown",
                    models.BinaryField(blank=True, default=b"", help_text="What the preview shows; goes with the file"),
                ),
                ("counts", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("committed_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("erase_on", models.DateField()),
                ("is_unread", models.BooleanField(default=False, help_text="The worker reads it: it is large")),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "committed")),
                        fields=("cycle", "fingerprint"),
                        name="a_list_counts_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="registration",
            name="listed",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="registrations",
                to="convening.registrationlist",
            ),
        ),
        migrations.CreateModel(
            name="ProposalVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                (
                    "value",
                    models.CharField(choices=[("in_favour", "In favour"), ("not_now", "Not this time")], max_length=20),
                ),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="convening.proposal"
                    ),
                ),
            ],
            options={
                "ordering": ["country"],
                "constraints": [models.UniqueConstraint(fields=("proposal", "country"), name="one_vote_per_country")],
            },
        ),
        migrations.CreateModel(
            name="ProposalSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="convening.proposal"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="convening.registration"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "registration"), name="one_support_per_registration")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("text", models.TextField()),
                ("language", models.CharField(default="es", max_length=5)),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting for the team"), ("shown", "Shown"), ("hidden", "Not shown")],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="convening.proposal"
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="convening.registration",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", True), ("registration__isnull", True), _connector="OR"),
                        name="comment_of_one_person",
                    )
                ],
            },
        ),
    ]
