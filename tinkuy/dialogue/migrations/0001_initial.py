import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import tinkuy.core.clock
import tinkuy.core.identifiers
import tinkuy.core.text


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("convening", "0001_initial"),
        ("planning", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
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
                ("text", models.TextField()),
                ("language", models.CharField(default="es", max_length=5)),
                ("country", models.CharField(blank=True, max_length=2)),
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
                ("second", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("shared", "Shared"), ("proposed", "Proposed")], default="shared", max_length=20
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="planning.webinar"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["second", "id"],
            },
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                ("question", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("open", "Open"), ("closed", "Closed"), ("archived", "Archived")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                (
                    "is_revealed",
                    models.BooleanField(default=False, help_text="Everybody sees the result, not only who voted"),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_second", models.PositiveIntegerField(blank=True, null=True)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="polls", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("webinar",), name="one_poll_at_a_time_is_open"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("text", tinkuy.core.text.TranslatedField(blank=True, default=dict)),
                ("votes", models.PositiveIntegerField(default=0)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="dialogue.poll"
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "ordinal"), name="one_option_per_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PollVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.CharField(max_length=64)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="vote_rows", to="dialogue.option"
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="vote_rows", to="dialogue.poll"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "tag"), name="one_vote_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PulseMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("slower", "Slower, please"),
                            ("cannot_hear", "I cannot hear"),
                            ("same_here", "It is the same for us"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tag", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=tinkuy.core.clock.now)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pulse_marks", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("webinar", "kind", "tag"), name="one_mark_of_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=tinkuy.core.identifiers.new_public_id, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "shown_as",
                    models.CharField(
                        choices=[("named", "With my name or alias"), ("without_name", "Without my name")],
                        default="without_name",
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
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for the moderation"),
                            ("held", "Held back for now"),
                            ("visible", "Visible"),
                            ("answered", "Answered"),
                            ("deferred", "Left for after the session"),
                            ("merged", "Joined to another one"),
                            ("declined", "Not published"),
                            ("archived", "Archived"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True, help_text="Why it was declined: the asker reads it")),
                ("is_pinned", models.BooleanField(default=False)),
                ("upvotes", models.PositiveIntegerField(default=0)),
                ("second", models.PositiveIntegerField(default=0)),
                ("answered_second", models.PositiveIntegerField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "asker",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="convening.registration"
                    ),
                ),
                (
                    "asker_of_team",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged",
                        to="dialogue.question",
                    ),
                ),
                (
                    "webinar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="planning.webinar"
                    ),
                ),
            ],
            options={
                "ordering": ["-is_pinned", "-upvotes", "id"],
                "indexes": [
                    models.Index(fields=["webinar", "state"], name="dialogue_qu_webinar_0a1b89_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_declined_question_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "merged"), _negated=True),
                            ("merged_into__isnull", False),
                            _connector="OR",
                        ),
                        name="a_merged_question_names_the_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Floor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "join_code",
                    models.CharField(default=tinkuy.core.identifiers.new_join_code, max_length=8, unique=True),
                ),
                ("takes_questions", models.BooleanField(default=True)),
                ("segment_began_at", models.DateTimeField(blank=True, null=True)),
                ("extra_minutes", models.PositiveSmallIntegerField(default=0)),
                (
                    "screen",
                    models.CharField(
                        choices=[
                            ("title", "The session's question"),
                            ("hook", "A thread"),
                            ("question", "A question"),
                            ("poll", "A poll"),
                            ("holding", "The holding slide"),
                        ],
                        default="title",
                        max_length=20,
                    ),
                ),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "screen_hook",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="planning.hook"
                    ),
                ),
                (
                    "segment",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="planning.segment"
                    ),
                ),
                (
                    "webinar",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="floor", to="planning.webinar"
                    ),
                ),
                (
                    "screen_poll",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dialogue.poll",
                    ),
                ),
                (
                    "screen_question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "ordering": ["webinar__ordinal"],
            },
        ),
        migrations.CreateModel(
            name="Upvote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tag", models.CharField(max_length=64)),
                ("cycle", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="planning.cycle")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="upvote_rows", to="dialogue.question"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("question", "tag"), name="one_upvote_each"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=400)),
                ("countries", models.JSONField(default=list)),
                ("who", models.CharField(max_length=200)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=tinkuy.core.clock.now)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="planning.cycle"
                    ),
                ),
                (
                    "hook",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agreement",
                        to="planning.hook",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("cycle", "number"), name="one_agreement_per_number")],
            },
        ),
    ]
