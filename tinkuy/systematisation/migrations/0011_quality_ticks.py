from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("systematisation", "0010_sheets_without_a_cycle")]

    operations = [migrations.RenameModel(old_name="AskedTick", new_name="QualityTick")]
