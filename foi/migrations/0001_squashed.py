"""All that the first migrations made, in one: a new register is set up in seconds."""

import django.db.models.deletion
import django.utils.timezone
import iag_registry.lib.partial_date_field
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

from iag_registry.lib.sealed_tables import seal_table


class Migration(migrations.Migration):

    replaces = [('foi', '0001_initial'), ('foi', '0002_restricted_look'), ('foi', '0003_seal_the_log_of_looks')]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('groups', '0004_rules_over_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalInformationRequest',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('reference', models.CharField(help_text='For example 01.FOI.22.022727', max_length=60, verbose_name='reference as printed')),
                ('reference_key', models.CharField(db_index=True, editable=False, max_length=60)),
                ('received', iag_registry.lib.partial_date_field.PartialDateField(blank=True, default='', help_text='Leave empty where it is not known.', verbose_name='date received')),
                ('replied', iag_registry.lib.partial_date_field.PartialDateField(blank=True, default='', verbose_name='date of the reply')),
                ('date_note', models.CharField(blank=True, help_text='What is and is not known of the dates.', max_length=300)),
                ('decision', models.TextField(blank=True, verbose_name='decision as printed')),
                ('closing_note', models.TextField(blank=True, verbose_name='what is still to come, as printed')),
                ('state', models.CharField(choices=[('received', 'Received'), ('acknowledged', 'Acknowledged'), ('not_foi', 'Not a Freedom of Information request'), ('invalid', 'Not valid'), ('clarification_requested', 'Clarification requested'), ('lapsed_no_clarification', 'Lapsed: no clarification received'), ('fee_requested', 'Fee requested'), ('lapsed_fee_unpaid', 'Lapsed: fee not paid'), ('transferred', 'Transferred'), ('withdrawn', 'Withdrawn'), ('searching', 'Searching'), ('drafting', 'Drafting'), ('exemption_review', 'Exemptions under review'), ('pit_extended', 'Extended for the public interest test'), ('approval', 'With the approver'), ('answered_interim', 'Answered in part, more to come'), ('answered', 'Answered'), ('internal_review', 'Internal review'), ('review_upheld', 'Review: decision upheld'), ('review_part_upheld', 'Review: upheld in part'), ('review_overturned', 'Review: overturned'), ('ico_complaint', 'Complaint to the Information Commissioner'), ('decision_notice', 'Decision notice'), ('tribunal', 'Tribunal'), ('closed', 'Closed')], default='received', max_length=30)),
                ('audience', models.CharField(choices=[('public', 'Public'), ('on_request', 'On request, considered case by case'), ('staff', 'Staff'), ('restricted', 'Restricted')], default='staff', max_length=20)),
                ('staff_note', models.TextField(blank=True, help_text='Never shown to the public.', verbose_name='note for staff')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='groups.source')),
            ],
            options={
                'verbose_name': 'historical information request',
                'verbose_name_plural': 'historical information requests',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='InformationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('reference', models.CharField(help_text='For example 01.FOI.22.022727', max_length=60, verbose_name='reference as printed')),
                ('reference_key', models.CharField(editable=False, max_length=60, unique=True)),
                ('received', iag_registry.lib.partial_date_field.PartialDateField(blank=True, default='', help_text='Leave empty where it is not known.', verbose_name='date received')),
                ('replied', iag_registry.lib.partial_date_field.PartialDateField(blank=True, default='', verbose_name='date of the reply')),
                ('date_note', models.CharField(blank=True, help_text='What is and is not known of the dates.', max_length=300)),
                ('decision', models.TextField(blank=True, verbose_name='decision as printed')),
                ('closing_note', models.TextField(blank=True, verbose_name='what is still to come, as printed')),
                ('state', models.CharField(choices=[('received', 'Received'), ('acknowledged', 'Acknowledged'), ('not_foi', 'Not a Freedom of Information request'), ('invalid', 'Not valid'), ('clarification_requested', 'Clarification requested'), ('lapsed_no_clarification', 'Lapsed: no clarification received'), ('fee_requested', 'Fee requested'), ('lapsed_fee_unpaid', 'Lapsed: fee not paid'), ('transferred', 'Transferred'), ('withdrawn', 'Withdrawn'), ('searching', 'Searching'), ('drafting', 'Drafting'), ('exemption_review', 'Exemptions under review'), ('pit_extended', 'Extended for the public interest test'), ('approval', 'With the approver'), ('answered_interim', 'Answered in part, more to come'), ('answered', 'Answered'), ('internal_review', 'Internal review'), ('review_upheld', 'Review: decision upheld'), ('review_part_upheld', 'Review: upheld in part'), ('review_overturned', 'Review: overturned'), ('ico_complaint', 'Complaint to the Information Commissioner'), ('decision_notice', 'Decision notice'), ('tribunal', 'Tribunal'), ('closed', 'Closed')], default='received', max_length=30)),
                ('audience', models.CharField(choices=[('public', 'Public'), ('on_request', 'On request, considered case by case'), ('staff', 'Staff'), ('restricted', 'Restricted')], default='staff', max_length=20)),
                ('staff_note', models.TextField(blank=True, help_text='Never shown to the public.', verbose_name='note for staff')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='information_requests', to='groups.source')),
            ],
            options={
                'ordering': ['-reference_key'],
                'permissions': [('answer_requests', 'Can ask the register with the staff audience and export the answer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['acknowledged', 'answered', 'answered_interim', 'approval', 'clarification_requested', 'closed', 'decision_notice', 'drafting', 'exemption_review', 'fee_requested', 'ico_complaint', 'internal_review', 'invalid', 'lapsed_fee_unpaid', 'lapsed_no_clarification', 'not_foi', 'pit_extended', 'received', 'review_overturned', 'review_part_upheld', 'review_upheld', 'searching', 'transferred', 'tribunal', 'withdrawn'])), name='foi_informationrequest_state_known', violation_error_message='Choose one of the offered values for “state”.'), models.CheckConstraint(condition=models.Q(('audience__in', ['on_request', 'public', 'restricted', 'staff'])), name='foi_informationrequest_audience_known', violation_error_message='Choose one of the offered values for “audience”.'), models.CheckConstraint(condition=models.Q(('received__regex', '^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$')), name='foi_informationrequest_received_shape', violation_error_message='“received” is not a date. Write 2006, Sept 2006 or 28/9/2006.'), models.CheckConstraint(condition=models.Q(('replied__regex', '^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$')), name='foi_informationrequest_replied_shape', violation_error_message='“replied” is not a date. Write 2006, Sept 2006 or 28/9/2006.'), models.CheckConstraint(condition=models.Q(('received__earliest__lte', models.F('replied__latest'))), name='foi_informationrequest_received_not_after_replied', violation_error_message='The reply is dated before the request was received. Correct a date.'), models.CheckConstraint(condition=models.Q(('reference_key', ''), _negated=True), name='foi_informationrequest_reference_given', violation_error_message='Give the reference, for example 01.FOI.22.022727.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalRequestQuestion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='question as printed')),
                ('redefined', models.TextField(blank=True, help_text='What it was agreed to mean, as printed.', verbose_name='as redefined')),
                ('answer', models.TextField(blank=True, help_text='Shortened only where marked with “ … ”.', verbose_name='answer as printed')),
                ('catalogue_question', models.SlugField(blank=True, help_text='The question of the catalogue that answers it from the register.', max_length=60)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.informationrequest')),
            ],
            options={
                'verbose_name': 'historical request question',
                'verbose_name_plural': 'historical request questions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RequestQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='question as printed')),
                ('redefined', models.TextField(blank=True, help_text='What it was agreed to mean, as printed.', verbose_name='as redefined')),
                ('answer', models.TextField(blank=True, help_text='Shortened only where marked with “ … ”.', verbose_name='answer as printed')),
                ('catalogue_question', models.SlugField(blank=True, help_text='The question of the catalogue that answers it from the register.', max_length=60)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='foi.informationrequest')),
            ],
            options={
                'ordering': ['request', 'number'],
                'constraints': [models.UniqueConstraint(fields=('request', 'number'), name='foi_requestquestion_number_once', violation_error_message='This request has a question with this number already.')],
            },
        ),
        migrations.CreateModel(
            name='QuestionPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('label', models.CharField(help_text='What this part asks: hate crime: who sits', max_length=200)),
                ('outcome', models.CharField(choices=[('granted', 'Granted'), ('granted_in_part', 'Granted in part'), ('refused', 'Refused'), ('not_held', 'Not held'), ('no_such_body', 'There is no such body'), ('ncnd', 'Neither confirmed nor denied'), ('refused_cost', 'Refused on cost'), ('refused_vexatious', 'Refused as vexatious or repeated'), ('accessible_elsewhere', 'Accessible elsewhere'), ('pending', 'Pending'), ('withdrawn', 'Withdrawn')], default='pending', max_length=30)),
                ('note', models.TextField(blank=True)),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='question_parts', to='groups.statement')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='question_parts', to='groups.theme')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='foi.requestquestion')),
            ],
            options={
                'ordering': ['question', 'position'],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['accessible_elsewhere', 'granted', 'granted_in_part', 'ncnd', 'no_such_body', 'not_held', 'pending', 'refused', 'refused_cost', 'refused_vexatious', 'withdrawn'])), name='foi_questionpart_outcome_known', violation_error_message='Choose one of the offered values for “outcome”.'), models.UniqueConstraint(fields=('question', 'position'), name='foi_questionpart_position_once', violation_error_message='This question has a part with this place already.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalQuestionPart',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('label', models.CharField(help_text='What this part asks: hate crime: who sits', max_length=200)),
                ('outcome', models.CharField(choices=[('granted', 'Granted'), ('granted_in_part', 'Granted in part'), ('refused', 'Refused'), ('not_held', 'Not held'), ('no_such_body', 'There is no such body'), ('ncnd', 'Neither confirmed nor denied'), ('refused_cost', 'Refused on cost'), ('refused_vexatious', 'Refused as vexatious or repeated'), ('accessible_elsewhere', 'Accessible elsewhere'), ('pending', 'Pending'), ('withdrawn', 'Withdrawn')], default='pending', max_length=30)),
                ('note', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='groups.statement')),
                ('theme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='groups.theme')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.requestquestion')),
            ],
            options={
                'verbose_name': 'historical question part',
                'verbose_name_plural': 'historical question parts',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RestrictedLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('looked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('reason', models.CharField(max_length=500)),
                ('record_kind', models.CharField(max_length=60, verbose_name='kind of record')),
                ('record_uuid', models.UUIDField(verbose_name='identifier of the record')),
                ('looked_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='restricted_looks', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restricted_looks', to='foi.informationrequest')),
            ],
            options={
                'ordering': ['looked_at', 'pk'],
                'permissions': [('look_at_restricted_records', 'Can look at a restricted record for one request, with a logged reason')],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason__regex', '\\S')), name='foi_restrictedlook_reason_given', violation_error_message='Say why you need to see the record. The reason is kept with the request.')],
            },
        ),
        seal_table('foi_restrictedlook'),
    ]
