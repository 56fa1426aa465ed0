"""What was said of columns holds for one language: the same headers may mean other things in another."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("convening", "0009_read_again")]

    operations = [
        migrations.RemoveConstraint(model_name="columnmapping", name="one_mapping_for_the_same_headers"),
        migrations.AlterField(
            model_name="columnmapping",
            name="language",
            field=models.CharField(
                blank=True, choices=[("es", "Spanish"), ("pt", "Portuguese"), ("en", "English")], max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="columnmapping",
            constraint=models.UniqueConstraint(
                fields=["signature", "language", "is_example"], name="one_mapping_for_headers_in_a_language"
            ),
        ),
    ]
