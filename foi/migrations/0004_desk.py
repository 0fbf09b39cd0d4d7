import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

from iag_registry.lib.sealed_tables import seal_table


class Migration(migrations.Migration):

    dependencies = [
        ('foi', '0003_seal_the_log_of_looks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BankHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('date', models.DateField()),
                ('name', models.CharField(max_length=200)),
                ('england_and_wales', models.BooleanField(default=False, verbose_name='England and Wales')),
                ('scotland', models.BooleanField(default=False, verbose_name='Scotland')),
                ('northern_ireland', models.BooleanField(default=False, verbose_name='Northern Ireland')),
                ('source', models.CharField(help_text='Where it is announced, such as the page or the proclamation.', max_length=300)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-date'],
            },
        ),
        migrations.CreateModel(
            name='HeldRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('record_kind', models.CharField(choices=[('group', 'Group'), ('meeting', 'Meeting'), ('person', 'Person'), ('organisation', 'Organisation'), ('source', 'Source document'), ('everything', 'The whole register')], max_length=40, verbose_name='what is kept')),
                ('record_uuid', models.UUIDField(blank=True, null=True, verbose_name='identifier of the record')),
            ],
            options={
                'ordering': ['request', 'pk'],
                'default_permissions': ('add', 'delete', 'view'),
            },
        ),
        migrations.CreateModel(
            name='HistoricalBankHoliday',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('date', models.DateField()),
                ('name', models.CharField(max_length=200)),
                ('england_and_wales', models.BooleanField(default=False, verbose_name='England and Wales')),
                ('scotland', models.BooleanField(default=False, verbose_name='Scotland')),
                ('northern_ireland', models.BooleanField(default=False, verbose_name='Northern Ireland')),
                ('source', models.CharField(help_text='Where it is announced, such as the page or the proclamation.', max_length=300)),
                ('note', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical bank holiday',
                'verbose_name_plural': 'historical bank holidays',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalHeldRecord',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('record_kind', models.CharField(choices=[('group', 'Group'), ('meeting', 'Meeting'), ('person', 'Person'), ('organisation', 'Organisation'), ('source', 'Source document'), ('everything', 'The whole register')], max_length=40, verbose_name='what is kept')),
                ('record_uuid', models.UUIDField(blank=True, null=True, verbose_name='identifier of the record')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical held record',
                'verbose_name_plural': 'historical held records',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRequester',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('address', models.TextField(blank=True, help_text='An email or a postal address.', verbose_name='address for correspondence')),
                ('letter', models.TextField(blank=True, help_text='In full, with greeting and signature.', verbose_name='the request as it came')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical requester',
                'verbose_name_plural': 'historical requesters',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSearchEntry',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='identifier')),
                ('place', models.CharField(help_text='A system, a mailbox, a cabinet, or who was asked.', max_length=300, verbose_name='where')),
                ('activity', models.CharField(choices=[('whether_held', 'Finding out whether it is held'), ('locating', 'Locating it'), ('retrieving', 'Retrieving it'), ('extracting', 'Extracting it'), ('other', 'Reading, redacting or deciding (does not count)')], max_length=20, verbose_name='what was done')),
                ('minutes', models.PositiveIntegerField(help_text='2 hours are 120 minutes.')),
                ('expected', models.BooleanField(default=False, help_text='An estimate of time to come.', verbose_name='yet to be spent')),
                ('searched_on', models.DateField(verbose_name='on')),
                ('found', models.TextField(blank=True, help_text='Also that there was nothing.', verbose_name='what was found')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical search entry',
                'verbose_name_plural': 'historical search entries',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ReminderSent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('kind', models.CharField(choices=[('overdue', 'Overdue'), ('today', 'Due today'), ('soon', 'Due soon')], max_length=20)),
                ('due_on', models.DateField()),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'verbose_name_plural': 'reminders sent',
                'ordering': ['request', 'pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Requester',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('address', models.TextField(blank=True, help_text='An email or a postal address.', verbose_name='address for correspondence')),
                ('letter', models.TextField(blank=True, help_text='In full, with greeting and signature.', verbose_name='the request as it came')),
            ],
            options={
                'ordering': ['request'],
            },
        ),
        migrations.CreateModel(
            name='RequestEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('came_from', models.CharField(blank=True, choices=[('received', 'Received'), ('acknowledged', 'Acknowledged'), ('not_foi', 'Not a Freedom of Information request'), ('invalid', 'Not valid'), ('clarification_requested', 'Clarification requested'), ('lapsed_no_clarification', 'Lapsed: no clarification received'), ('fee_requested', 'Fee requested'), ('lapsed_fee_unpaid', 'Lapsed: fee not paid'), ('transferred', 'Transferred'), ('withdrawn', 'Withdrawn'), ('searching', 'Searching'), ('drafting', 'Drafting'), ('exemption_review', 'Exemptions under review'), ('pit_extended', 'Extended for the public interest test'), ('approval', 'With the approver'), ('answered_interim', 'Answered in part, more to come'), ('answered', 'Answered'), ('internal_review', 'Internal review'), ('review_upheld', 'Review: decision upheld'), ('review_part_upheld', 'Review: upheld in part'), ('review_overturned', 'Review: overturned'), ('ico_complaint', 'Complaint to the Information Commissioner'), ('decision_notice', 'Decision notice'), ('tribunal', 'Tribunal'), ('closed', 'Closed')], max_length=30, verbose_name='moved from')),
                ('state', models.CharField(choices=[('received', 'Received'), ('acknowledged', 'Acknowledged'), ('not_foi', 'Not a Freedom of Information request'), ('invalid', 'Not valid'), ('clarification_requested', 'Clarification requested'), ('lapsed_no_clarification', 'Lapsed: no clarification received'), ('fee_requested', 'Fee requested'), ('lapsed_fee_unpaid', 'Lapsed: fee not paid'), ('transferred', 'Transferred'), ('withdrawn', 'Withdrawn'), ('searching', 'Searching'), ('drafting', 'Drafting'), ('exemption_review', 'Exemptions under review'), ('pit_extended', 'Extended for the public interest test'), ('approval', 'With the approver'), ('answered_interim', 'Answered in part, more to come'), ('answered', 'Answered'), ('internal_review', 'Internal review'), ('review_upheld', 'Review: decision upheld'), ('review_part_upheld', 'Review: upheld in part'), ('review_overturned', 'Review: overturned'), ('ico_complaint', 'Complaint to the Information Commissioner'), ('decision_notice', 'Decision notice'), ('tribunal', 'Tribunal'), ('closed', 'Closed')], max_length=30, verbose_name='moved to')),
                ('happened_on', models.DateField()),
                ('promised_for', models.DateField(blank=True, help_text='The day that the requester was told.', null=True)),
                ('reason', models.TextField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'ordering': ['request', 'pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                ('place', models.CharField(help_text='A system, a mailbox, a cabinet, or who was asked.', max_length=300, verbose_name='where')),
                ('activity', models.CharField(choices=[('whether_held', 'Finding out whether it is held'), ('locating', 'Locating it'), ('retrieving', 'Retrieving it'), ('extracting', 'Extracting it'), ('other', 'Reading, redacting or deciding (does not count)')], max_length=20, verbose_name='what was done')),
                ('minutes', models.PositiveIntegerField(help_text='2 hours are 120 minutes.')),
                ('expected', models.BooleanField(default=False, help_text='An estimate of time to come.', verbose_name='yet to be spent')),
                ('searched_on', models.DateField(verbose_name='on')),
                ('found', models.TextField(blank=True, help_text='Also that there was nothing.', verbose_name='what was found')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'ordering': ['request', 'searched_on', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='historicalrequestquestion',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Who finds the answer.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalrequestquestion',
            name='state',
            field=models.CharField(choices=[('to_do', 'To do'), ('in_hand', 'Being worked on'), ('drafted', 'Answer drafted'), ('settled', 'Settled')], default='to_do', max_length=20, verbose_name='how far it is'),
        ),
        migrations.AddField(
            model_name='requestquestion',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Who finds the answer.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request_questions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='requestquestion',
            name='state',
            field=models.CharField(choices=[('to_do', 'To do'), ('in_hand', 'Being worked on'), ('drafted', 'Answer drafted'), ('settled', 'Settled')], default='to_do', max_length=20, verbose_name='how far it is'),
        ),
        migrations.AddConstraint(
            model_name='requestquestion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['drafted', 'in_hand', 'settled', 'to_do'])), name='foi_requestquestion_state_known', violation_error_message='Choose one of the offered values for “state”.'),
        ),
        migrations.AddConstraint(
            model_name='bankholiday',
            constraint=models.UniqueConstraint(fields=('date',), name='foi_bankholiday_date_once', violation_error_message='This day is a bank holiday already. Change that entry.'),
        ),
        migrations.AddConstraint(
            model_name='bankholiday',
            constraint=models.CheckConstraint(condition=models.Q(('england_and_wales', True), ('scotland', True), ('northern_ireland', True), _connector='OR'), name='foi_bankholiday_somewhere', violation_error_message='Say in which part of the United Kingdom it is a bank holiday.'),
        ),
        migrations.AddField(
            model_name='heldrecord',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='historicalbankholiday',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalheldrecord',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalheldrecord',
            name='request',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='historicalrequester',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalrequester',
            name='request',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='historicalsearchentry',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalsearchentry',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.requestquestion'),
        ),
        migrations.AddField(
            model_name='historicalsearchentry',
            name='request',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='historicalsearchentry',
            name='searched_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='remindersent',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='remindersent',
            name='sent_to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='requester',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='requestevent',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request_events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='requestevent',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='requestevent',
            name='takes_back',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back', to='foi.requestevent'),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='question',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='foi.requestquestion'),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches', to='foi.informationrequest'),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='searched_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='searches_of_requests', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddConstraint(
            model_name='heldrecord',
            constraint=models.CheckConstraint(condition=models.Q(('record_kind__in', ['everything', 'group', 'meeting', 'organisation', 'person', 'source'])), name='foi_heldrecord_record_kind_known', violation_error_message='Choose one of the offered values for “record kind”.'),
        ),
        migrations.AddConstraint(
            model_name='heldrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('record_kind', 'everything'), ('record_uuid', None)), models.Q(models.Q(('record_kind', 'everything'), _negated=True), ('record_uuid__isnull', False)), _connector='OR'), name='foi_heldrecord_one_or_all', violation_error_message='Name one record, or keep the whole register.'),
        ),
        migrations.AddConstraint(
            model_name='heldrecord',
            constraint=models.UniqueConstraint(fields=('request', 'record_kind', 'record_uuid'), name='foi_heldrecord_once', violation_error_message='This record is kept for the request already.'),
        ),
        migrations.AddConstraint(
            model_name='heldrecord',
            constraint=models.UniqueConstraint(condition=models.Q(('record_uuid', None)), fields=('request',), name='foi_heldrecord_everything_once', violation_error_message='The whole register is kept for the request already.'),
        ),
        migrations.AddConstraint(
            model_name='remindersent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['overdue', 'soon', 'today'])), name='foi_remindersent_kind_known', violation_error_message='Choose one of the offered values for “kind”.'),
        ),
        migrations.AddConstraint(
            model_name='remindersent',
            constraint=models.UniqueConstraint(fields=('request', 'kind', 'due_on', 'sent_to'), name='foi_remindersent_once', violation_error_message='This reminder has been sent to this person already.'),
        ),
        migrations.AddConstraint(
            model_name='requester',
            constraint=models.UniqueConstraint(fields=('request',), name='foi_requester_one_each', violation_error_message='Who made this request is recorded already.'),
        ),
        migrations.AddConstraint(
            model_name='requestevent',
            constraint=models.CheckConstraint(condition=models.Q(('came_from__in', ['', 'acknowledged', 'answered', 'answered_interim', 'approval', 'clarification_requested', 'closed', 'decision_notice', 'drafting', 'exemption_review', 'fee_requested', 'ico_complaint', 'internal_review', 'invalid', 'lapsed_fee_unpaid', 'lapsed_no_clarification', 'not_foi', 'pit_extended', 'received', 'review_overturned', 'review_part_upheld', 'review_upheld', 'searching', 'transferred', 'tribunal', 'withdrawn'])), name='foi_requestevent_came_from_known', violation_error_message='Choose one of the offered values for “came from”.'),
        ),
        migrations.AddConstraint(
            model_name='requestevent',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['acknowledged', 'answered', 'answered_interim', 'approval', 'clarification_requested', 'closed', 'decision_notice', 'drafting', 'exemption_review', 'fee_requested', 'ico_complaint', 'internal_review', 'invalid', 'lapsed_fee_unpaid', 'lapsed_no_clarification', 'not_foi', 'pit_extended', 'received', 'review_overturned', 'review_part_upheld', 'review_upheld', 'searching', 'transferred', 'tribunal', 'withdrawn'])), name='foi_requestevent_state_known', violation_error_message='Choose one of the offered values for “state”.'),
        ),
        migrations.AddConstraint(
            model_name='requestevent',
            constraint=models.CheckConstraint(condition=models.Q(('reason__regex', '\\S')), name='foi_requestevent_reason_given', violation_error_message='Say why, or how it is known. It is kept with the request.'),
        ),
        migrations.AddConstraint(
            model_name='requestevent',
            constraint=models.CheckConstraint(condition=models.Q(('promised_for__isnull', True), ('promised_for__gt', models.F('happened_on')), _connector='OR'), name='foi_requestevent_promised_for_later', violation_error_message='The day that is promised comes after the day on which it is promised.'),
        ),
        migrations.AddConstraint(
            model_name='requestevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'pit_extended'), _negated=True), ('promised_for__isnull', False), ('takes_back__isnull', False), _connector='OR'), name='foi_requestevent_extension_promises', violation_error_message='An extension tells the requester by when to expect the reply. Give that day.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('activity__in', ['extracting', 'locating', 'other', 'retrieving', 'whether_held'])), name='foi_searchentry_activity_known', violation_error_message='Choose one of the offered values for “activity”.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 60000)), name='foi_searchentry_minutes_possible', violation_error_message='Give the minutes: at least 1, and no more than 60,000 in one entry.'),
        ),
        seal_table('foi_requestevent'),
        seal_table('foi_remindersent'),
    ]
