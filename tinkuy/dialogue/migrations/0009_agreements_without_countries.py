from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0008_countries_of_agreements")]

    operations = [migrations.RemoveField(model_name="agreement", name="countries")]
