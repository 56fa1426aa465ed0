from django.db import migrations


class Migration(migrations.Migration):
    """Its upload has it. After the rows are written: PostgreSQL changes no table with checks that wait for the commit."""

    dependencies = [("systematisation", "0002_transcripts_are_uploads")]

    operations = [migrations.RemoveField(model_name="transcript", name="fingerprint")]
