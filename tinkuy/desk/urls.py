from django.urls import include, path

from tinkuy.desk.after_session.views import after_session
from tinkuy.desk.checkup.views import check_up_page
from tinkuy.desk.dashboard import views
from tinkuy.desk.exports import views as exports
from tinkuy.desk.finding_trail.views import finding_trail
from tinkuy.desk.home.views import home, next_thing, team
from tinkuy.desk.indicators import views as indicators
from tinkuy.desk.journal.views import journal
from tinkuy.desk.ledger import views as ledger
from tinkuy.desk.ledger_files import views as ledger_files
from tinkuy.desk.participation.views import participation
from tinkuy.desk.reports import views as reports

app_name = "desk"

of_cycle = [
    path("", views.dashboard, name="dashboard"),
    path("check-up/", check_up_page, name="check_up"),
    path("pictures/<slug:picture>.<slug:image>", views.of_dashboard, name="picture"),
    path("attendance/triangle.<slug:image>", views.triangle, name="attendance_picture"),
    path("attendance/s/<int:n>/curve.<slug:image>", views.session, name="session_picture"),
    path("participation/", participation, name="participation"),
    path("attendance-figures.csv", exports.attendance_figures, name="attendance_figures"),
    path("reports/", exports.page, name="reports"),
    path("reports/cycle/", reports.cycle_page, name="cycle_report"),
    path("reports/cycle.pdf", reports.cycle_pdf, name="cycle_pdf"),  # before the tables: `cycle.pdf` is none
    path("reports/sessions/<int:n>/", reports.session_page, name="session_report"),
    path("reports/sessions/<int:n>.pdf", reports.session_pdf, name="session_pdf"),
    path("reports/sessions/<int:n>/presence.<str:ending>", exports.presence, name="presence_table"),
    path("reports/<str:table>.<str:ending>", exports.table, name="table"),
    path("findings/<str:public_id>/trail/", finding_trail, name="finding_trail"),
    path("sessions/<int:n>/after/", after_session, name="after_session"),
    path("journal/", journal, name="journal"),
    path("ledger/", ledger.page, name="ledger"),
    path("ledger/<str:table>.<str:ending>", ledger.table, name="ledger_table"),
    path("ledger/file/", ledger_files.bring, name="bring_ledger"),
    path("ledger/file/<str:public_id>/", ledger_files.preview, name="ledger_file"),
    path("ledger/file/<str:public_id>/import/", ledger_files.take_in, name="import_ledger"),
    path("ledger/file/<str:public_id>/undo/", ledger_files.take_back, name="take_ledger_back"),
    path("ledger/<str:entry>/", ledger.correct, name="correct_resource"),
    path("ledger/<str:entry>/take-back/", ledger.take_back, name="take_resource_back"),
    path("ledger/<str:entry>/put-back/", ledger.put_back, name="put_resource_back"),
]

urlpatterns = [
    path("team/", team, name="team"),
    path("team/cycles/", home, name="home"),
    path("team/indicators/", indicators.page, name="indicators"),
    path("team/indicators/workbook/", indicators.workbook, name="indicators_workbook"),
    path("team/next/<slug:kind>/", next_thing, name="next"),
    path("team/c/<slug:cycle>/", include(of_cycle)),
]
