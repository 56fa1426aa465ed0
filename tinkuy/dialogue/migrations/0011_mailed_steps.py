from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0010_told_steps")]

    operations = [migrations.RenameField(model_name="question", old_name="told_step", new_name="mailed_step")]
