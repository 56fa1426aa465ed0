from django.urls import path

from .views import codes, files

urlpatterns = [
    path("codebook/", codes.codebook, name="codebook"),
    path("codebook/add/", codes.add, name="add_code"),
    path("codebook/start/", codes.start, name="start_codebook"),
    path("codebook/file/", files.upload, name="upload_codebook"),
    path("codebook/file/take/", files.choose_again, name="choose_codebook_again"),
    path("codebook/file/<str:public_id>/", files.preview, name="codebook_upload"),
    path("codebook/file/<str:public_id>/take/", files.take_in, name="import_codebook"),
    path("codebook/file/<str:public_id>/undo/", files.take_back, name="take_back_codebook"),
    path("codebook.<str:ending>", files.export, name="codebook_file"),
    path("codebook/<int:code>/", codes.edit, name="rename_code"),
    path("codebook/<int:code>/merge/", codes.merge, name="merge_code"),
    path("codebook/<int:code>/split/", codes.split, name="split_code"),
    path("codebook/<int:code>/remove/", codes.remove, name="remove_code"),
    path("codebook/merges/<int:merge>/apart/", codes.take_apart, name="take_apart"),
]
