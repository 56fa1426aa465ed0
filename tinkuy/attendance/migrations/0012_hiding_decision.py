from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("attendance", "0011_safe_numbers")]

    operations = [migrations.RenameModel("SafeNumbers", "HidingDecision")]
