from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "tinkuy.publication"

    def ready(self) -> None:
        from tinkuy.core.periodic import every
        from tinkuy.publication.redaction.actions import follow_redaction, forget_redacted_lately
        from tinkuy.systematisation.transcripts.copied_words import follows

        every(forget_redacted_lately, hours=1)
        follows(follow_redaction)
