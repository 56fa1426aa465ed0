import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers
import tinkuy.core.text


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dialogue", "0001_initial"),
        ("people", "0001_initial"),
        ("planning", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Code",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("risk", "Risk"),
                            ("good_practice", "Good practice"),
                            ("lesson", "Lesson"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("name", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("note", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("guid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("is_codable", models.BooleanField(default=True)),
                (
                    "colour",
                    models.CharField(
                        blank=True, help_text="#rrggbb, kept for other programs; pages show kinds", max_length=7
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="planning.cycle"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="children",
                        to="systematisation.code",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "kind", "number"), name="one_code_per_number"),
                    models.UniqueConstraint(fields=("cycle", "guid"), name="one_code_per_guid"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="a_code_is_not_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guid", models.UUIDField(editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("name", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("note", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("colour", models.CharField(blank=True, max_length=7)),
                ("quotes", models.JSONField(default=list, help_text="Public ids of the quotes that moved")),
                ("merged_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="systematisation.code"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="systematisation.code",
                    ),
                ),
            ],
            options={
                "ordering": ["-merged_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "guid"), name="a_code_is_merged_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("webinar", models.PositiveSmallIntegerField(help_text="The place of its session")),
                ("changes", models.JSONField()),
                ("is_undone", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["cycle", "person", "id"], name="systematisa_cycle_i_fc8ad9_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField()),
                ("start_ms", models.PositiveIntegerField()),
                ("end_ms", models.PositiveIntegerField()),
                ("voice", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                ("text", models.TextField()),
                ("is_redacted", models.BooleanField(default=False, help_text="Words were taken out of it for good")),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
            ],
            options={
                "ordering": ["ordinal"],
            },
        ),
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fingerprint",
                    models.CharField(help_text="Keyed hash of the session and the sentence, folded", max_length=64),
                ),
                ("dismissed_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "dismissed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dismissals", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("webinar", "fingerprint"), name="one_dismissal_per_sentence"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DoubleCoding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("first", models.PositiveIntegerField(help_text="Ordinal of its first caption")),
                ("last", models.PositiveIntegerField(help_text="Ordinal of its last caption")),
                ("opened_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_coder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="a_double_coding_has_captions"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Excerpt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("cue", "Transcript"),
                            ("question", "Live question"),
                            ("answer", "Answer"),
                            ("poll", "Poll"),
                            ("note", "Shared note"),
                        ],
                        default="cue",
                        max_length=20,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("risk", "Risk"),
                            ("good_practice", "Good practice"),
                            ("lesson", "Lesson"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                ("language", models.CharField(default="es", max_length=5)),
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
                (
                    "start_ms",
                    models.PositiveIntegerField(help_text="When it was said, copied for the order and the quipu"),
                ),
                (
                    "until_ms",
                    models.PositiveIntegerField(
                        blank=True, help_text="Its end, where it goes over several cues", null=True
                    ),
                ),
                ("many_voices", models.BooleanField(default=False, help_text="Whether more than one voice says it")),
                ("coded_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="excerpts",
                        to="systematisation.code",
                    ),
                ),
                (
                    "coded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excerpts",
                        to="systematisation.cue",
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "last_cue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excerpts_ending",
                        to="systematisation.cue",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excerpts",
                        to="dialogue.note",
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excerpts",
                        to="dialogue.poll",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excerpts",
                        to="dialogue.question",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="excerpts", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["webinar__ordinal", "start_ms", "start"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end__gt", models.F("start")),
                            models.Q(("end__gt", 0), ("last_cue__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_excerpt_is_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_cue__isnull", True),
                            models.Q(("cue__isnull", False), models.Q(("last_cue", models.F("cue")), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_passage_ends_in_a_later_cue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cue__isnull", False),
                                ("note__isnull", True),
                                ("poll__isnull", True),
                                ("question__isnull", True),
                                ("source", "cue"),
                            ),
                            models.Q(
                                ("cue__isnull", True),
                                ("note__isnull", True),
                                ("poll__isnull", True),
                                ("question__isnull", False),
                                ("source", "question"),
                            ),
                            models.Q(
                                ("cue__isnull", True),
                                ("note__isnull", True),
                                ("poll__isnull", True),
                                ("question__isnull", False),
                                ("source", "answer"),
                            ),
                            models.Q(
                                ("cue__isnull", True),
                                ("note__isnull", True),
                                ("poll__isnull", False),
                                ("question__isnull", True),
                                ("source", "poll"),
                            ),
                            models.Q(
                                ("cue__isnull", True),
                                ("note__isnull", False),
                                ("poll__isnull", True),
                                ("question__isnull", True),
                                ("source", "note"),
                            ),
                            _connector="OR",
                        ),
                        name="an_excerpt_has_one_source",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("last_cue__isnull", True)),
                        fields=("cue", "start", "end", "kind"),
                        name="a_passage_is_coded_once_per_kind",
                    ),
                    models.UniqueConstraint(
                        fields=("cue", "start", "last_cue", "end", "kind"),
                        name="a_passage_over_cues_is_coded_once_per_kind",
                    ),
                    models.UniqueConstraint(
                        fields=("question", "source", "kind"), name="a_question_is_cited_once_per_kind"
                    ),
                    models.UniqueConstraint(fields=("poll", "kind"), name="a_poll_is_cited_once_per_kind"),
                    models.UniqueConstraint(fields=("note", "kind"), name="a_note_is_cited_once_per_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "excerpt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="systematisation.excerpt",
                    ),
                ),
            ],
            options={
                "ordering": ["excerpt__webinar__ordinal", "excerpt__start_ms"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                        choices=[
                            ("risk", "Risk"),
                            ("good_practice", "Good practice"),
                            ("lesson", "Lesson"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("heading", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("text", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "details",
                    models.JSONField(
                        blank=True, default=dict, help_text="What its kind tells: see `kind_details.Details`"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("contrasted", "In validation"),
                            ("validated", "Validated"),
                            ("published", "Published"),
                            ("rejected", "Rejected"),
                            ("replaced", "Became another"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("is_proposal", models.BooleanField(default=False, help_text="May be published only as a proposal")),
                ("rejection_reason", models.TextField(blank=True)),
                ("written_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="planning.cycle"
                    ),
                ),
                (
                    "excerpts",
                    models.ManyToManyField(
                        related_name="findings", through="systematisation.Evidence", to="systematisation.excerpt"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "kind", "number"), name="one_finding_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rejected"), _negated=True),
                            models.Q(("rejection_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_rejected_finding_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="finding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="systematisation.finding"
            ),
        ),
        migrations.CreateModel(
            name="AskedTick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("one_idea", "It says one idea"),
                            ("understood", "Somebody who was not there understands it"),
                            ("useful", "Another country can do something with it"),
                            ("safe", "It leads to no person and no case"),
                        ],
                        max_length=20,
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("ticked_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "ticked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="systematisation.finding"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "item"), name="an_item_is_ticked_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tie",
                    models.CharField(
                        choices=[
                            ("leads_to", "Leads To"),
                            ("merged_into", "Merged Into"),
                            ("split_into", "Split Into"),
                        ],
                        default="leads_to",
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_on",
                        to="systematisation.finding",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_back",
                        to="systematisation.finding",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("origin", "target", "tie"), name="two_findings_are_tied_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
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
                        choices=[
                            ("recording", "Recording"),
                            ("slides", "Slides"),
                            ("transcript", "Transcript"),
                            ("minutes", "Minutes"),
                            ("photo", "Photo"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("link", models.CharField(blank=True, max_length=500)),
                ("file", models.CharField(blank=True, max_length=32)),
                ("ending", models.CharField(blank=True, max_length=5)),
                ("size", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "cleaned_by",
                    models.PositiveSmallIntegerField(default=0, help_text="Which rules its file was written anew by"),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("author", models.CharField(blank=True, help_text="Who made it or owns it", max_length=200)),
                ("licence", models.CharField(blank=True, max_length=100)),
                ("alt", tinkuy.core.text.TranslatedField(blank=True, default=dict, help_text="What a photo shows")),
                (
                    "consent",
                    models.CharField(blank=True, help_text="How those who are seen in a photo agreed", max_length=300),
                ),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("team", "Team only"),
                            ("participants", "Registered participants"),
                            ("public", "Anyone"),
                        ],
                        default="team",
                        max_length=20,
                    ),
                ),
                (
                    "taken_back_at",
                    models.DateTimeField(
                        blank=True, help_text="When a regime that became stricter took it back to the team", null=True
                    ),
                ),
                (
                    "chosen_erase_on",
                    models.DateField(blank=True, help_text="Another last day than the rule's", null=True),
                ),
                (
                    "erase_reason",
                    models.CharField(blank=True, help_text="Why it is kept for longer than the rule", max_length=300),
                ),
                ("added_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["webinar__ordinal", "added_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ParallelCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hand",
                    models.CharField(choices=[("first", "First coding"), ("second", "Second coding")], max_length=10),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("risk", "Risk"),
                            ("good_practice", "Good practice"),
                            ("lesson", "Lesson"),
                            ("recommendation", "Recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="systematisation.code",
                    ),
                ),
                (
                    "cue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="systematisation.cue"
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "double_coding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="systematisation.doublecoding",
                    ),
                ),
                (
                    "excerpt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="systematisation.excerpt",
                    ),
                ),
            ],
            options={
                "ordering": ["cue__ordinal", "start", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("double_coding", "hand", "cue", "start", "end", "kind"),
                        name="a_hand_codes_a_passage_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="a_coded_passage_is_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content_hash", models.CharField(max_length=64)),
                ("asked_on", models.DateField()),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked_in",
                        to="systematisation.finding",
                    ),
                ),
            ],
            options={
                "ordering": ["finding__kind", "finding__number"],
            },
        ),
        migrations.CreateModel(
            name="Settled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("first", "The first coding stays"),
                            ("second", "The second coding takes its place"),
                            ("both", "Both stay"),
                            ("none", "Neither stays"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "cue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="systematisation.cue"
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "double_coding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlements",
                        to="systematisation.doublecoding",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("double_coding", "cue", "start"), name="a_difference_is_settled_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=200)),
                ("is_role", models.BooleanField(default=False, help_text="The label names an office and no person")),
                (
                    "number",
                    models.PositiveIntegerField(default=0, help_text="Tells voices of one country and sector apart"),
                ),
                (
                    "former_labels",
                    models.JSONField(default=list, help_text="Keyed fingerprints of labels that it had in files"),
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
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["label"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "label"), name="one_speaker_per_label"),
                ],
            },
        ),
        migrations.AddField(
            model_name="cue",
            name="speaker",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="systematisation.speaker"
            ),
        ),
        migrations.CreateModel(
            name="Transcript",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("fingerprint", models.CharField(help_text="Keyed fingerprint of the file", max_length=64)),
                ("layout", models.CharField(max_length=20)),
                ("warnings", models.JSONField(default=list, help_text="Kind and count of what the reading warned of")),
                ("language", models.CharField(default="es", max_length=5)),
                (
                    "has_times",
                    models.BooleanField(
                        default=True, help_text="Else the minutes are a guess from the length of the text"
                    ),
                ),
                ("imported_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "webinar",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="transcript", to="planning.webinar"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="doublecoding",
            name="transcript",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="double_codings",
                to="systematisation.transcript",
            ),
        ),
        migrations.AddField(
            model_name="cue",
            name="transcript",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="cues", to="systematisation.transcript"
            ),
        ),
        migrations.CreateModel(
            name="Validation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Agrees"),
                            ("with_change", "Agrees with a change"),
                            ("objection", "Objects"),
                            ("abstention", "Abstains"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "comment",
                    models.TextField(
                        blank=True, help_text="The change asked for, the reason of the objection, or a note"
                    ),
                ),
                ("proposed", models.TextField(blank=True, help_text="The words that the country would write")),
                ("proposed_language", models.CharField(blank=True, max_length=5)),
                ("resolution", models.TextField(blank=True, help_text="What became of the change or the objection")),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                ("content_hash", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="validations",
                        to="systematisation.finding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["country"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "country", "content_hash"), name="one_voice_per_country_and_wording"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["yes", "abstention"]),
                            models.Q(("comment", ""), _negated=True),
                            models.Q(("proposed__gt", ""), ("verdict", "with_change")),
                            _connector="OR",
                        ),
                        name="a_change_or_objection_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ValidationRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "silence",
                    models.CharField(
                        choices=[("consents", "Silence consents"), ("no_answer", "Silence is no answer")],
                        default="no_answer",
                        max_length=20,
                    ),
                ),
                ("closes_on", models.DateField(help_text="The last day, in the cycle's zone")),
                ("opened_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="validation_rounds",
                        to="planning.cycle",
                    ),
                ),
                (
                    "findings",
                    models.ManyToManyField(
                        related_name="rounds", through="systematisation.RoundFinding", to="systematisation.finding"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "number"), name="one_round_per_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("cycle",), name="one_open_round_in_a_cycle"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="roundfinding",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="systematisation.validationround"
            ),
        ),
        migrations.CreateModel(
            name="AnswerLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answer_links", to="planning.teamrole"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="systematisation.validationround",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AlertDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("not_personal", "It is not personal data"),
                            ("agreed", "The person agreed to be named here"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at"],
                "constraints": [models.UniqueConstraint(fields=("cycle", "digest"), name="one_decision_per_alert")],
            },
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(fields=("finding", "excerpt"), name="an_excerpt_counts_once"),
        ),
        migrations.AddConstraint(
            model_name="cue",
            constraint=models.UniqueConstraint(fields=("transcript", "ordinal"), name="one_cue_per_place"),
        ),
        migrations.AddConstraint(
            model_name="roundfinding",
            constraint=models.UniqueConstraint(fields=("round", "finding"), name="a_finding_is_once_in_a_round"),
        ),
    ]
