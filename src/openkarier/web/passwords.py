"""The form for a new password: twice the same, and strong enough by the product's rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password


class NewPasswordForm(forms.Form):
    """A new password for `account`."""

    sandi = forms.CharField(
        label="Kata sandi baru",
        max_length=128,
        strip=False,
        help_text="Paling sedikit 10 karakter. Tiga kata yang tidak berkaitan mudah diingat dan sulit ditebak.",
        error_messages={"required": "Isi kata sandi baru."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    ulang = forms.CharField(
        label="Ketik sekali lagi",
        max_length=128,
        strip=False,
        error_messages={"required": "Ketik kata sandi yang sama sekali lagi."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, account: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_sandi(self) -> str:
        """Refuse a weak password beside its field."""
        sandi: str = self.cleaned_data["sandi"]
        validate_password(sandi, self.account)
        return sandi

    def clean(self) -> dict[str, Any]:
        """Both must be equal."""
        given = super().clean() or {}
        if given.get("sandi") and given.get("ulang") and given["sandi"] != given["ulang"]:
            self.add_error("ulang", "Kedua kata sandi tidak sama. Ketik sekali lagi.")
        return given


class OwnPasswordForm(NewPasswordForm):
    """A change by the person: the present password first."""

    lama = forms.CharField(
        label="Kata sandi sekarang",
        max_length=128,
        strip=False,
        error_messages={"required": "Isi kata sandi yang sekarang."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["lama", "sandi", "ulang"]

    def clean_lama(self) -> str:
        """Must be the account's password."""
        lama: str = self.cleaned_data["lama"]
        if not self.account.check_password(lama):
            raise forms.ValidationError("Kata sandi sekarang tidak cocok.")
        return lama
