from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.people.forms import AddressForm
from tinkuy.people.models import Person
from tinkuy.people.views.browser import is_of_this_machine
from tinkuy.people.views.confirm import confirm_page
from tinkuy.people.views.entering import ADDRESS_KEY, address_page

from .actions import send_sign_in_code
from .queries import received_message, received_messages


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a code by mail. The answer is the same whether or not the address has an account."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send_sign_in_code(email=form.cleaned_data["email"])
        request.session[ADDRESS_KEY] = form.cleaned_data["email"]
        return redirect(f"{reverse('people:enter_code')}?{urlencode({'next': request.POST.get('next', '')})}")
    return address_page(request, form)


@require_POST
def send_code_again(request: HttpRequest) -> HttpResponse:
    """A code for who is signed in and is asked again who they are. What they had written stays with the page."""
    if isinstance(request.user, Person):
        send_sign_in_code(email=request.user.email)
    return confirm_page(request, by_mail=True)


@csp_override({"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE], "frame-ancestors": [CSP.NONE]})
def mailbox_message(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them as a mail program shows it: its styles stand in it, as mail programs want it."""
    if not is_of_this_machine(request) or settings.ENVIRONMENT.smtp:
        raise Http404
    message = or_404(received_message(pk))
    return HttpResponse(message.html)


def mailbox(request: HttpRequest) -> HttpResponse:
    """What the development mailbox received; on this machine only, and only where no mail server is configured."""
    if not is_of_this_machine(request) or settings.ENVIRONMENT.smtp:
        raise Http404
    return render(request, "notices/mailbox.html", {"received": received_messages()})
