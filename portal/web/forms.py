"""The forms, all of them closed choices: WTForms says whether an answer is one of them."""

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField, SelectField
from wtforms.validators import InputRequired

from portal.interview.questions import Question
from portal.interview.record import NO_COUNTY, UNSURE


class AnswerForm(Form):
    """One question: a radio group, "I'm not sure" among its choices."""

    answer = RadioField(validators=[InputRequired()], validate_choice=True)


class CountyForm(Form):
    """The county of conviction: a select of 58, and "I'm not sure"."""

    county = SelectField(validators=[InputRequired()], validate_choice=True)


def answer_form(question: Question, sent: MultiDict[str, str]) -> AnswerForm:
    """Return the form of a question with what was sent."""
    form = AnswerForm(sent)
    values = [option.value for option in question.choices]
    form.answer.choices = [(value, value) for value in (*values, UNSURE)]
    return form


def county_form(codes: Sequence[str], sent: MultiDict[str, str]) -> CountyForm:
    """Return the county form with what was sent."""
    form = CountyForm(sent)
    form.county.choices = [(code, code) for code in (NO_COUNTY, *codes)]
    return form
