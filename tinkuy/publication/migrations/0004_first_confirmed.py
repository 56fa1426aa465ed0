"""The most confirmed finding of a kind is the first of an index, also where a thousand are confirmed as often."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0003_counted_from_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="cardfinding", name="publication_most_confirmed"),
        migrations.AddIndex(
            model_name="cardfinding",
            index=models.Index(fields=["kind", "-countries", "-quotes", "-card"], name="publication_first_confirmed"),
        ),
    ]
