import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers
import tinkuy.core.text


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("exchange", "Exchange of knowledge"),
                            ("training", "Training"),
                            ("consultation", "Consultation"),
                        ],
                        default="exchange",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("design", "Design"),
                            ("convening", "Convening"),
                            ("running", "Running"),
                            ("closing", "Closing"),
                            ("systematising", "Systematising"),
                            ("documented", "Documented"),
                            ("follow_up", "Follow-up"),
                            ("archived", "Archived"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="design",
                        max_length=20,
                    ),
                ),
                ("title", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("guiding_question", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("audience", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("purpose", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("expected_results", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "languages",
                    models.JSONField(blank=True, default=list, help_text="Codes of the languages spoken in it"),
                ),
                (
                    "target_attendance",
                    models.PositiveIntegerField(blank=True, help_text="Persons hoped for a session", null=True),
                ),
                ("begins_on", models.DateField(blank=True, help_text="From when sessions may be held", null=True)),
                ("ends_on", models.DateField(blank=True, help_text="Until when", null=True)),
                (
                    "call_until",
                    models.DateField(
                        blank=True, help_text="Last day of the call for themes; none while closed", null=True
                    ),
                ),
                (
                    "keeps_days",
                    models.PositiveSmallIntegerField(
                        default=30, help_text="Days after the close until participants' names and addresses are erased"
                    ),
                ),
                ("main_language", models.CharField(default="es", max_length=5)),
                ("zone", models.CharField(default="America/Lima", max_length=64)),
                (
                    "default_regime",
                    models.CharField(
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
                (
                    "governance",
                    models.CharField(
                        choices=[
                            ("all_propose", "Everyone proposes"),
                            ("governments_only", "Only governments endorse"),
                        ],
                        default="all_propose",
                        max_length=20,
                    ),
                ),
                ("attendance_minutes", models.PositiveSmallIntegerField(default=10)),
                ("is_sensitive", models.BooleanField(default=True)),
                ("validate_by", models.DateField(blank=True, null=True)),
                ("is_example", models.BooleanField(default=False)),
                ("clock_stands_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="HubWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("region", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("is_example", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Guest",
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
                        choices=[("speaker", "Speaker"), ("counterpart", "National counterpart")],
                        default="speaker",
                        max_length=20,
                    ),
                ),
                ("sealed_name", models.BinaryField(blank=True, default=b"")),
                ("sealed_email", models.BinaryField(blank=True, default=b"")),
                ("email_index", models.CharField(blank=True, max_length=64)),
                (
                    "link_fingerprint",
                    models.CharField(blank=True, help_text="Of the secret in the personal link", max_length=64),
                ),
                ("link_sent_at", models.DateTimeField(blank=True, null=True)),
                ("post", models.CharField(blank=True, max_length=160)),
                (
                    "organisation_name",
                    models.CharField(blank=True, help_text="Where the directory does not have it", max_length=200),
                ),
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
                ("country", models.CharField(blank=True, max_length=2)),
                ("language", models.CharField(default="es", max_length=5)),
                ("bio", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Other"),
                            ("unsaid", "I prefer not to say"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("photo", models.CharField(blank=True, help_text="Name of its file", max_length=32)),
                (
                    "photo_rights",
                    models.CharField(blank=True, help_text="Whose it is, and under which licence", max_length=200),
                ),
                (
                    "photo_alt",
                    models.CharField(blank=True, help_text="What it shows, for who does not see it", max_length=200),
                ),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guests", to="planning.cycle"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="guests",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("email_index", ""), _negated=True),
                        fields=("cycle", "email_index"),
                        name="one_guest_per_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("photo", ""),
                            models.Q(
                                models.Q(("photo_rights", ""), _negated=True),
                                models.Q(("photo_alt", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="photo_with_rights_and_alternative_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("ends_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "guest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="planning.guest"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuestConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("recording", "Recording"),
                            ("photo", "Photo"),
                            ("attribution", "Name in the programme"),
                            ("publication", "Biography, also after the cycle"),
                        ],
                        max_length=20,
                    ),
                ),
                ("version", models.CharField(max_length=20)),
                ("language", models.CharField(default="es", max_length=5)),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "guest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="planning.guest"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("guest", "purpose"),
                        name="one_guest_consent_in_force_per_purpose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestDevice",
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
                    "guest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="devices", to="planning.guest"
                    ),
                ),
            ],
            options={
                "ordering": ["opened_at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InvitedCountry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                ("zone", models.CharField(max_length=64)),
                (
                    "goes_without",
                    models.CharField(
                        blank=True,
                        help_text="Why the cycle goes on without its focal point; empty while one is awaited",
                        max_length=500,
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invited_countries",
                        to="planning.cycle",
                    ),
                ),
            ],
            options={
                "ordering": ["country"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "country"), name="one_invitation_per_country"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="planning.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="SystematisationPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("objective", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("axis", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("sources", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("procedure", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="systematisation_plan",
                        to="planning.cycle",
                    ),
                ),
                ("responsible", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="TakenHubRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taken_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("hub_editor", "Hub editor"),
                            ("administrator", "Administrator"),
                            ("auditor", "Auditor"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TakenRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taken_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordination", "Regional coordination"),
                            ("focal_point", "Local focal point"),
                            ("facilitation", "Facilitation"),
                            ("rapporteur", "Rapporteur"),
                            ("support", "Technical support"),
                            ("systematisation", "Systematisation"),
                            ("reviewer", "Peer review"),
                            ("speaker", "Speaker"),
                            ("observer", "Observer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken_roles", to="planning.cycle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="planning.cycle"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="TeamRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordination", "Regional coordination"),
                            ("focal_point", "Local focal point"),
                            ("facilitation", "Facilitation"),
                            ("rapporteur", "Rapporteur"),
                            ("support", "Technical support"),
                            ("systematisation", "Systematisation"),
                            ("reviewer", "Peer review"),
                            ("speaker", "Speaker"),
                            ("observer", "Observer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "public_since",
                    models.DateField(
                        blank=True, help_text="Consent to be shown as focal point, while in force", null=True
                    ),
                ),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "invited_as",
                    models.CharField(blank=True, help_text="The name that the inviter wrote", max_length=120),
                ),
                (
                    "peer_country",
                    models.CharField(blank=True, help_text="Where a peer comes from, until they enter", max_length=2),
                ),
                (
                    "sent_at",
                    models.DateTimeField(blank=True, help_text="When they were last invited by mail", null=True),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        blank=True, help_text="When they first opened the cycle after that", null=True
                    ),
                ),
                (
                    "invited_until",
                    models.DateField(blank=True, help_text="The last day on which they can enter by it", null=True),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="team_roles", to="planning.cycle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "person", "role", "country"), name="one_team_role_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("name", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="planning.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "ordinal"), name="one_theme_per_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Webinar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("title", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("subtitle", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("question", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("summary", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=90)),
                (
                    "former_starts_at",
                    models.DateTimeField(blank=True, help_text="The date it had before it was moved", null=True),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="How often its date or state changed, for calendars"
                    ),
                ),
                (
                    "change_reason",
                    tinkuy.core.text.TranslatedField(
                        blank=True, default=dict, help_text="Why it was moved, postponed or cancelled, as its page says"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("scheduled", "Scheduled"),
                            ("announced", "Announced"),
                            ("live", "Live"),
                            ("held", "Held"),
                            ("attendance_loaded", "Attendance loaded"),
                            ("minutes_ready", "Minutes ready"),
                            ("validated", "Validated"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="scheduled",
                        max_length=20,
                    ),
                ),
                ("video_link", models.CharField(blank=True, max_length=500)),
                (
                    "video_link_until",
                    models.DateField(blank=True, help_text="The last day on which the link opens", null=True),
                ),
                ("host_country", models.CharField(blank=True, max_length=2)),
                ("interpretation", models.JSONField(blank=True, default=list)),
                ("actually_started_at", models.DateTimeField(blank=True, null=True)),
                ("actually_ended_at", models.DateTimeField(blank=True, null=True)),
                ("builds_on", models.ManyToManyField(blank=True, related_name="prepares", to="planning.webinar")),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="webinars", to="planning.cycle"
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "ordinal"), name="one_webinar_per_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Segment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening"),
                            ("experience", "Experience"),
                            ("dialogue", "Dialogue"),
                            ("work", "Group work"),
                            ("break", "Break"),
                            ("closing", "Closing"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "regime",
                    models.CharField(
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
                ("country", models.CharField(blank=True, help_text="Whose experience is told", max_length=2)),
                ("may_be_recorded", models.BooleanField(default=False)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="segments", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [
                    models.UniqueConstraint(fields=("webinar", "ordinal"), name="one_segment_per_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("open_question", "Open question"),
                            ("case_in_suspense", "Case in suspense"),
                            ("figure_announced", "Figure announced"),
                            ("challenge", "Challenge"),
                            ("bridge_poll", "Bridge poll"),
                            ("guest_to_be_announced", "Guest to be announced"),
                            ("product_to_come", "Product to come"),
                        ],
                        default="open_question",
                        max_length=30,
                    ),
                ),
                ("text", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("planted", "Planted"),
                            ("resolved", "Resolved"),
                            ("dropped", "Dropped"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "target_kind",
                    models.CharField(
                        choices=[
                            ("webinar", "A later session"),
                            ("product", "The product"),
                            ("next_cycle", "The next cycle"),
                        ],
                        default="webinar",
                        max_length=20,
                    ),
                ),
                ("planted_second", models.PositiveIntegerField(blank=True, null=True)),
                ("resolved_second", models.PositiveIntegerField(blank=True, null=True)),
                ("drop_reason", models.TextField(blank=True)),
                (
                    "settlement",
                    models.TextField(
                        blank=True, help_text="The agreement that answered it, in the cycle's main language"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hooks", to="planning.cycle"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "former_target",
                    models.ForeignKey(
                        blank=True,
                        help_text="Did not pick it up",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.webinar",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hooks_planted", to="planning.webinar"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hooks_to_pick_up",
                        to="planning.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="one_hook_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("target__isnull", False), ("target_kind", "webinar")),
                            models.Q(("target_kind", "webinar"), _negated=True),
                            _connector="OR",
                        ),
                        name="hook_to_a_webinar_names_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("drop_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dropped_hook_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuestPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "guest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="planning.guest"
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guest_parts",
                        to="planning.segment",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="guest_parts", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["webinar__ordinal", "segment__ordinal", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("guest", "segment"), name="one_place_in_a_part"),
                    models.UniqueConstraint(
                        condition=models.Q(("segment", None)),
                        fields=("guest", "webinar"),
                        name="one_place_in_a_whole_session",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("language", models.CharField(default="es", max_length=5)),
                ("country", models.CharField(blank=True, help_text="Of the focal point who proposed it", max_length=2)),
                (
                    "second",
                    models.PositiveIntegerField(blank=True, help_text="Of the session in which it was made", null=True),
                ),
                ("proposed_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("deadline", models.DateField(blank=True, help_text="The last day, in the cycle's zone", null=True)),
                (
                    "silence",
                    models.CharField(
                        choices=[("consents", "Silence consents"), ("no_answer", "Silence is no answer")],
                        default="no_answer",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("adopted", "Adopted"),
                            ("with_condition", "Adopted with a condition"),
                            ("not_adopted", "Not adopted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("consented", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("countries", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="planning.cycle"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="planning.webinar",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="one_decision_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "open"), _negated=True), ("deadline__isnull", False), _connector="OR"
                        ),
                        name="open_decision_has_a_deadline",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WebinarTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Introduced"), (2, "Deepened"), (3, "Applied")], default=1
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="webinars", to="planning.theme"
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="themes", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["theme__ordinal"],
                "constraints": [
                    models.UniqueConstraint(fields=("webinar", "theme"), name="one_level_per_theme"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                (
                    "kind",
                    models.CharField(
                        choices=[("consent", "Consent"), ("objection", "Objection"), ("abstention", "Abstention")],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("resolution", models.TextField(blank=True)),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, help_text="When the country accepted the resolution", null=True),
                ),
                ("said_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="planning.decision"
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
            ],
            options={
                "ordering": ["country"],
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "country"), name="one_voice_per_country"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "objection"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objection_has_a_reason",
                    ),
                ],
            },
        ),
    ]
