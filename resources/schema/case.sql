-- The tables of a case file (format 1.0). Made by tests/casefile/make_golden.py; for reading.

CREATE TABLE act (
	seq INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	at TEXT NOT NULL,
	installation TEXT NOT NULL,
	person TEXT,
	author_digest TEXT NOT NULL,
	author_salt BLOB,
	author TEXT,
	note_digest TEXT NOT NULL,
	note_salt BLOB,
	note TEXT,
	CONSTRAINT pk_act PRIMARY KEY (seq),
	CONSTRAINT ck_act_id CHECK (length(id) = 64),
	CONSTRAINT uq_act_id UNIQUE (id)
)
 STRICT;

CREATE TABLE content (
	number INTEGER NOT NULL,
	sha256 TEXT,
	size INTEGER,
	CONSTRAINT pk_content PRIMARY KEY (number),
	CONSTRAINT ck_content_sha256 CHECK (length(sha256) = 64),
	CONSTRAINT ck_content_size CHECK ((sha256 IS NULL) = (size IS NULL)),
	CONSTRAINT uq_content_sha256 UNIQUE (sha256)
)
 STRICT;

CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE person (
	id TEXT NOT NULL,
	side TEXT NOT NULL,
	full_name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	short_name_dative TEXT NOT NULL,
	post TEXT NOT NULL,
	post_dative TEXT NOT NULL,
	phone TEXT NOT NULL,
	email TEXT NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_side CHECK (side IN ('subject', 'object', 'third')),
	CONSTRAINT ck_person_full_name CHECK (substr(full_name, 1, 1) = '{'),
	CONSTRAINT ck_person_short_name CHECK (substr(short_name, 1, 1) = '{'),
	CONSTRAINT ck_person_short_name_dative CHECK (substr(short_name_dative, 1, 1) = '{'),
	CONSTRAINT ck_person_post CHECK (substr(post, 1, 1) = '{'),
	CONSTRAINT ck_person_post_dative CHECK (substr(post_dative, 1, 1) = '{')
)
 STRICT;

CREATE TABLE act_parent (
	act INTEGER NOT NULL,
	parent INTEGER NOT NULL,
	CONSTRAINT pk_act_parent PRIMARY KEY (act, parent),
	CONSTRAINT ck_act_parent_order CHECK (parent < act),
	CONSTRAINT fk_act_parent_act FOREIGN KEY(act) REFERENCES act (seq) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_act_parent_parent FOREIGN KEY(parent) REFERENCES act (seq) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE attachment (
	id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size INTEGER NOT NULL,
	name TEXT NOT NULL,
	media_type TEXT NOT NULL,
	taken_in_at TEXT NOT NULL,
	of_id TEXT,
	part TEXT NOT NULL,
	CONSTRAINT pk_attachment PRIMARY KEY (id),
	CONSTRAINT ck_attachment_part CHECK (part IN ('', 'working_copy', 'signature', 'page')),
	CONSTRAINT fk_attachment_sha256 FOREIGN KEY(sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_attachment_of_id FOREIGN KEY(of_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE change (
	act INTEGER NOT NULL,
	n INTEGER NOT NULL,
	record_kind TEXT NOT NULL,
	record TEXT NOT NULL,
	path TEXT NOT NULL,
	op TEXT NOT NULL,
	digest TEXT,
	salt BLOB,
	value TEXT,
	CONSTRAINT pk_change PRIMARY KEY (act, n),
	CONSTRAINT ck_change_op CHECK (op IN ('create', 'set', 'unset', 'delete', 'erase')),
	CONSTRAINT ck_change_digest CHECK ((op = 'set') <= (digest IS NOT NULL)),
	CONSTRAINT fk_change_act FOREIGN KEY(act) REFERENCES act (seq) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE chunk (
	number INTEGER NOT NULL,
	content INTEGER NOT NULL,
	n INTEGER NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_chunk PRIMARY KEY (number),
	CONSTRAINT uq_chunk_content UNIQUE (content, n),
	CONSTRAINT fk_chunk_content FOREIGN KEY(content) REFERENCES content (number) ON DELETE CASCADE
)
 STRICT;

CREATE TABLE object (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	special_regime TEXT NOT NULL,
	excluded_sphere TEXT NOT NULL,
	name TEXT NOT NULL,
	bin TEXT NOT NULL,
	region TEXT NOT NULL,
	city TEXT NOT NULL,
	address TEXT NOT NULL,
	phone TEXT NOT NULL,
	email TEXT NOT NULL,
	website TEXT NOT NULL,
	head_id TEXT,
	higher_body TEXT NOT NULL,
	former_name TEXT NOT NULL,
	authorised_body TEXT NOT NULL,
	CONSTRAINT pk_object PRIMARY KEY (id),
	CONSTRAINT ck_object_kind CHECK (kind IN ('', 'state_body', 'state_institution', 'quasi_public', 'autonomous_education', 'performs_functions', 'named_by_law', 'public_council', 'unknown')),
	CONSTRAINT ck_object_special_regime CHECK (special_regime IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_object_excluded_sphere CHECK (excluded_sphere IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_object_name CHECK (substr(name, 1, 1) = '{'),
	CONSTRAINT ck_object_city CHECK (substr(city, 1, 1) = '{'),
	CONSTRAINT ck_object_address CHECK (substr(address, 1, 1) = '{'),
	CONSTRAINT ck_object_higher_body CHECK (substr(higher_body, 1, 1) = '{'),
	CONSTRAINT ck_object_former_name CHECK (substr(former_name, 1, 1) = '{'),
	CONSTRAINT ck_object_authorised_body CHECK (substr(authorised_body, 1, 1) = '{'),
	CONSTRAINT fk_object_head_id FOREIGN KEY(head_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE subject (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	legal_form TEXT NOT NULL,
	bin TEXT NOT NULL,
	registered_in_kazakhstan TEXT NOT NULL,
	religious TEXT NOT NULL,
	suspended_or_banned TEXT NOT NULL,
	foreign_founder TEXT NOT NULL,
	foreign_branch TEXT NOT NULL,
	foreign_grants TEXT NOT NULL,
	foreign_decision TEXT NOT NULL,
	city TEXT NOT NULL,
	address TEXT NOT NULL,
	phone TEXT NOT NULL,
	email TEXT NOT NULL,
	website TEXT NOT NULL,
	signatory_id TEXT,
	executor_id TEXT,
	CONSTRAINT pk_subject PRIMARY KEY (id),
	CONSTRAINT ck_subject_kind CHECK (kind IN ('organisation', 'citizen', 'group')),
	CONSTRAINT ck_subject_name CHECK (substr(name, 1, 1) = '{'),
	CONSTRAINT ck_subject_legal_form CHECK (legal_form IN ('', 'public_foundation', 'public_association', 'private_foundation', 'association_of_legal_entities', 'institution', 'other')),
	CONSTRAINT ck_subject_registered_in_kazakhstan CHECK (registered_in_kazakhstan IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_religious CHECK (religious IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_suspended_or_banned CHECK (suspended_or_banned IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_foreign_founder CHECK (foreign_founder IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_foreign_branch CHECK (foreign_branch IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_foreign_grants CHECK (foreign_grants IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_subject_foreign_decision CHECK (substr(foreign_decision, 1, 1) = '{'),
	CONSTRAINT ck_subject_city CHECK (substr(city, 1, 1) = '{'),
	CONSTRAINT ck_subject_address CHECK (substr(address, 1, 1) = '{'),
	CONSTRAINT fk_subject_signatory_id FOREIGN KEY(signatory_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_subject_executor_id FOREIGN KEY(executor_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE control (
	id TEXT NOT NULL,
	number INTEGER NOT NULL,
	subject_id TEXT NOT NULL,
	object_id TEXT NOT NULL,
	campaign TEXT NOT NULL,
	project TEXT NOT NULL,
	topic TEXT NOT NULL,
	public_interest TEXT NOT NULL,
	partners TEXT NOT NULL,
	tasks TEXT NOT NULL,
	manner TEXT NOT NULL,
	by_group TEXT NOT NULL,
	languages TEXT NOT NULL,
	started_on TEXT NOT NULL,
	completed_on TEXT NOT NULL,
	time_from TEXT NOT NULL,
	time_to TEXT NOT NULL,
	place TEXT NOT NULL,
	conclusion TEXT NOT NULL,
	entered_afterwards INTEGER NOT NULL,
	sample INTEGER NOT NULL,
	answers TEXT NOT NULL,
	texts TEXT NOT NULL,
	completed_steps TEXT NOT NULL,
	acknowledged TEXT NOT NULL,
	former TEXT NOT NULL,
	reasons TEXT NOT NULL,
	last_numbers TEXT NOT NULL,
	CONSTRAINT pk_control PRIMARY KEY (id),
	CONSTRAINT ck_control_topic CHECK (substr(topic, 1, 1) = '{'),
	CONSTRAINT ck_control_public_interest CHECK (substr(public_interest, 1, 1) = '{'),
	CONSTRAINT ck_control_partners CHECK (substr(partners, 1, 1) = '{'),
	CONSTRAINT ck_control_tasks CHECK (substr(tasks, 1, 1) = '['),
	CONSTRAINT ck_control_manner CHECK (manner IN ('', 'remote', 'visit', 'remote_and_visit')),
	CONSTRAINT ck_control_by_group CHECK (by_group IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_control_languages CHECK (substr(languages, 1, 1) = '['),
	CONSTRAINT ck_control_place CHECK (substr(place, 1, 1) = '{'),
	CONSTRAINT ck_control_conclusion CHECK (substr(conclusion, 1, 1) = '{'),
	CONSTRAINT ck_control_entered_afterwards CHECK (entered_afterwards IN (0, 1)),
	CONSTRAINT ck_control_sample CHECK (sample IN (0, 1)),
	CONSTRAINT ck_control_answers CHECK (substr(answers, 1, 1) = '{'),
	CONSTRAINT ck_control_texts CHECK (substr(texts, 1, 1) = '{'),
	CONSTRAINT ck_control_completed_steps CHECK (substr(completed_steps, 1, 1) = '{'),
	CONSTRAINT ck_control_acknowledged CHECK (substr(acknowledged, 1, 1) = '{'),
	CONSTRAINT ck_control_former CHECK (substr(former, 1, 1) = '{'),
	CONSTRAINT ck_control_reasons CHECK (substr(reasons, 1, 1) = '{'),
	CONSTRAINT ck_control_last_numbers CHECK (substr(last_numbers, 1, 1) = '{'),
	CONSTRAINT fk_control_subject_id FOREIGN KEY(subject_id) REFERENCES subject (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_object_id FOREIGN KEY(object_id) REFERENCES object (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE consent (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	person_id TEXT,
	name TEXT NOT NULL,
	representative TEXT NOT NULL,
	purpose TEXT NOT NULL,
	details TEXT NOT NULL,
	evidence_ids TEXT NOT NULL,
	given_on TEXT NOT NULL,
	withdrawn_on TEXT NOT NULL,
	attachment_id TEXT,
	note TEXT NOT NULL,
	CONSTRAINT pk_consent PRIMARY KEY (id),
	CONSTRAINT ck_consent_purpose CHECK (purpose IN ('', 'picture', 'recording', 'words', 'membership', 'expert', 'attendance', 'other')),
	CONSTRAINT ck_consent_details CHECK (substr(details, 1, 1) = '{'),
	CONSTRAINT ck_consent_evidence_ids CHECK (substr(evidence_ids, 1, 1) = '['),
	CONSTRAINT ck_consent_note CHECK (substr(note, 1, 1) = '{'),
	CONSTRAINT fk_consent_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE evidence (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	source TEXT NOT NULL,
	place TEXT NOT NULL,
	how TEXT NOT NULL,
	language TEXT NOT NULL,
	made_by TEXT NOT NULL,
	made_on TEXT NOT NULL,
	made_time TEXT NOT NULL,
	found_on TEXT NOT NULL,
	found_time TEXT NOT NULL,
	taken_in_at TEXT,
	taken_in_by TEXT NOT NULL,
	people_recognisable TEXT NOT NULL,
	consent TEXT NOT NULL,
	children TEXT NOT NULL,
	attachment_id TEXT,
	from_file TEXT NOT NULL,
	CONSTRAINT pk_evidence PRIMARY KEY (id),
	CONSTRAINT ck_evidence_kind CHECK (kind IN ('screenshot', 'web_page', 'photo', 'document', 'reply', 'act', 'audio', 'video', 'other')),
	CONSTRAINT ck_evidence_title CHECK (substr(title, 1, 1) = '{'),
	CONSTRAINT ck_evidence_place CHECK (substr(place, 1, 1) = '{'),
	CONSTRAINT ck_evidence_how CHECK (substr(how, 1, 1) = '{'),
	CONSTRAINT ck_evidence_language CHECK (language IN ('', 'kk', 'ru', 'kk_ru', 'en', 'other')),
	CONSTRAINT ck_evidence_people_recognisable CHECK (people_recognisable IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_evidence_consent CHECK (consent IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_evidence_children CHECK (children IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_evidence_from_file CHECK (substr(from_file, 1, 1) = '{'),
	CONSTRAINT fk_evidence_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_evidence_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE expert (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	person_id TEXT,
	speciality TEXT NOT NULL,
	education TEXT NOT NULL,
	two_years TEXT NOT NULL,
	knowledge TEXT NOT NULL,
	conflict_of_interest TEXT NOT NULL,
	attachment_id TEXT,
	conclusions TEXT NOT NULL,
	signed_on TEXT NOT NULL,
	CONSTRAINT pk_expert PRIMARY KEY (id),
	CONSTRAINT ck_expert_speciality CHECK (substr(speciality, 1, 1) = '{'),
	CONSTRAINT ck_expert_education CHECK (education IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_expert_two_years CHECK (two_years IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_expert_knowledge CHECK (knowledge IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_expert_conflict_of_interest CHECK (conflict_of_interest IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_expert_conclusions CHECK (substr(conclusions, 1, 1) = '{'),
	CONSTRAINT fk_expert_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expert_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expert_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE finding (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	circumstances TEXT NOT NULL,
	causes TEXT NOT NULL,
	norms TEXT NOT NULL,
	other_norm TEXT NOT NULL,
	conditions TEXT NOT NULL,
	evidence_ids TEXT NOT NULL,
	CONSTRAINT pk_finding PRIMARY KEY (id),
	CONSTRAINT ck_finding_kind CHECK (kind IN ('absence', 'breach', 'shortcoming', 'no_violation')),
	CONSTRAINT ck_finding_title CHECK (substr(title, 1, 1) = '{'),
	CONSTRAINT ck_finding_circumstances CHECK (substr(circumstances, 1, 1) = '{'),
	CONSTRAINT ck_finding_causes CHECK (substr(causes, 1, 1) = '{'),
	CONSTRAINT ck_finding_norms CHECK (substr(norms, 1, 1) = '['),
	CONSTRAINT ck_finding_other_norm CHECK (substr(other_norm, 1, 1) = '{'),
	CONSTRAINT ck_finding_conditions CHECK (substr(conditions, 1, 1) = '{'),
	CONSTRAINT ck_finding_evidence_ids CHECK (substr(evidence_ids, 1, 1) = '['),
	CONSTRAINT fk_finding_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE hand_over (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	author TEXT NOT NULL,
	written_at TEXT NOT NULL,
	at TEXT,
	done TEXT NOT NULL,
	next TEXT NOT NULL,
	careful TEXT NOT NULL,
	read_by TEXT NOT NULL,
	CONSTRAINT pk_hand_over PRIMARY KEY (id),
	CONSTRAINT ck_hand_over_done CHECK (substr(done, 1, 1) = '{'),
	CONSTRAINT ck_hand_over_next CHECK (substr(next, 1, 1) = '{'),
	CONSTRAINT ck_hand_over_careful CHECK (substr(careful, 1, 1) = '{'),
	CONSTRAINT ck_hand_over_read_by CHECK (substr(read_by, 1, 1) = '{'),
	CONSTRAINT fk_hand_over_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE membership (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	person_id TEXT NOT NULL,
	role TEXT NOT NULL,
	citizen_of_kazakhstan TEXT NOT NULL,
	adult TEXT NOT NULL,
	declared_on TEXT NOT NULL,
	conflict_of_interest TEXT NOT NULL,
	CONSTRAINT pk_membership PRIMARY KEY (id),
	CONSTRAINT ck_membership_role CHECK (role IN ('chair', 'secretary', 'member')),
	CONSTRAINT ck_membership_citizen_of_kazakhstan CHECK (citizen_of_kazakhstan IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_membership_adult CHECK (adult IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT ck_membership_conflict_of_interest CHECK (conflict_of_interest IN ('', 'yes', 'no', 'unknown')),
	CONSTRAINT fk_membership_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_membership_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE outcome (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	what TEXT NOT NULL,
	day TEXT NOT NULL,
	document TEXT NOT NULL,
	document_number TEXT NOT NULL,
	recommendation_ids TEXT NOT NULL,
	evidence_ids TEXT NOT NULL,
	attachment_id TEXT,
	CONSTRAINT pk_outcome PRIMARY KEY (id),
	CONSTRAINT ck_outcome_kind CHECK (kind IN ('', 'order', 'body', 'information', 'budget', 'works', 'service', 'liability', 'other')),
	CONSTRAINT ck_outcome_what CHECK (substr(what, 1, 1) = '{'),
	CONSTRAINT ck_outcome_document CHECK (substr(document, 1, 1) = '{'),
	CONSTRAINT ck_outcome_recommendation_ids CHECK (substr(recommendation_ids, 1, 1) = '['),
	CONSTRAINT ck_outcome_evidence_ids CHECK (substr(evidence_ids, 1, 1) = '['),
	CONSTRAINT fk_outcome_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_outcome_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE proceeding (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	procedure TEXT NOT NULL,
	edition TEXT NOT NULL,
	edition_sha256 TEXT,
	about_letter_id TEXT,
	answers TEXT NOT NULL,
	texts TEXT NOT NULL,
	completed_steps TEXT NOT NULL,
	acknowledged TEXT NOT NULL,
	rounds TEXT NOT NULL,
	CONSTRAINT pk_proceeding PRIMARY KEY (id),
	CONSTRAINT ck_proceeding_answers CHECK (substr(answers, 1, 1) = '{'),
	CONSTRAINT ck_proceeding_texts CHECK (substr(texts, 1, 1) = '{'),
	CONSTRAINT ck_proceeding_completed_steps CHECK (substr(completed_steps, 1, 1) = '{'),
	CONSTRAINT ck_proceeding_acknowledged CHECK (substr(acknowledged, 1, 1) = '{'),
	CONSTRAINT ck_proceeding_rounds CHECK (substr(rounds, 1, 1) = '{'),
	CONSTRAINT fk_proceeding_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proceeding_edition_sha256 FOREIGN KEY(edition_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_proceeding_about_letter_id FOREIGN KEY(about_letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE recommendation (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	responsible TEXT NOT NULL,
	term TEXT NOT NULL,
	norms TEXT NOT NULL,
	finding_ids TEXT NOT NULL,
	heard TEXT NOT NULL,
	agreed TEXT NOT NULL,
	agreed_who TEXT NOT NULL,
	agreed_by TEXT NOT NULL,
	CONSTRAINT pk_recommendation PRIMARY KEY (id),
	CONSTRAINT ck_recommendation_text CHECK (substr(text, 1, 1) = '{'),
	CONSTRAINT ck_recommendation_responsible CHECK (substr(responsible, 1, 1) = '{'),
	CONSTRAINT ck_recommendation_term CHECK (substr(term, 1, 1) = '{'),
	CONSTRAINT ck_recommendation_norms CHECK (substr(norms, 1, 1) = '['),
	CONSTRAINT ck_recommendation_finding_ids CHECK (substr(finding_ids, 1, 1) = '['),
	CONSTRAINT ck_recommendation_heard CHECK (substr(heard, 1, 1) = '{'),
	CONSTRAINT ck_recommendation_agreed CHECK (substr(agreed, 1, 1) = '{'),
	CONSTRAINT ck_recommendation_agreed_who CHECK (substr(agreed_who, 1, 1) = '{'),
	CONSTRAINT fk_recommendation_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE follow_up (
	id TEXT NOT NULL,
	finding_id TEXT NOT NULL,
	round INTEGER NOT NULL,
	day TEXT NOT NULL,
	state TEXT NOT NULL,
	what TEXT NOT NULL,
	evidence_ids TEXT NOT NULL,
	CONSTRAINT pk_follow_up PRIMARY KEY (id),
	CONSTRAINT ck_follow_up_state CHECK (state IN ('', 'still', 'changed', 'done', 'not_seen')),
	CONSTRAINT ck_follow_up_what CHECK (substr(what, 1, 1) = '{'),
	CONSTRAINT ck_follow_up_evidence_ids CHECK (substr(evidence_ids, 1, 1) = '['),
	CONSTRAINT fk_follow_up_finding_id FOREIGN KEY(finding_id) REFERENCES finding (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE letter (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	proceeding_id TEXT,
	direction TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	number_source TEXT NOT NULL,
	number_series TEXT NOT NULL,
	void_numbers TEXT NOT NULL,
	void_days TEXT NOT NULL,
	own_number TEXT NOT NULL,
	dated TEXT NOT NULL,
	channel TEXT NOT NULL,
	sent_on TEXT NOT NULL,
	sent INTEGER NOT NULL,
	arrived_on TEXT NOT NULL,
	sender TEXT NOT NULL,
	answers_letter_id TEXT,
	attachment_id TEXT,
	words TEXT NOT NULL,
	note TEXT NOT NULL,
	former TEXT NOT NULL,
	reasons TEXT NOT NULL,
	CONSTRAINT pk_letter PRIMARY KEY (id),
	CONSTRAINT ck_letter_direction CHECK (direction IN ('out', 'in')),
	CONSTRAINT ck_letter_number_source CHECK (number_source IN ('', 'series', 'typed', 'by_hand')),
	CONSTRAINT ck_letter_void_numbers CHECK (substr(void_numbers, 1, 1) = '{'),
	CONSTRAINT ck_letter_void_days CHECK (substr(void_days, 1, 1) = '{'),
	CONSTRAINT ck_letter_channel CHECK (channel IN ('', 'hand', 'post', 'eotinish', 'email', 'edocs', 'messenger', 'courier')),
	CONSTRAINT ck_letter_sent CHECK (sent IN (0, 1)),
	CONSTRAINT ck_letter_sender CHECK (substr(sender, 1, 1) = '{'),
	CONSTRAINT ck_letter_note CHECK (substr(note, 1, 1) = '{'),
	CONSTRAINT ck_letter_former CHECK (substr(former, 1, 1) = '{'),
	CONSTRAINT ck_letter_reasons CHECK (substr(reasons, 1, 1) = '{'),
	CONSTRAINT fk_letter_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_proceeding_id FOREIGN KEY(proceeding_id) REFERENCES proceeding (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_answers_letter_id FOREIGN KEY(answers_letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE look (
	id TEXT NOT NULL,
	finding_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	place TEXT NOT NULL,
	walked TEXT NOT NULL,
	search_words TEXT NOT NULL,
	day TEXT NOT NULL,
	time TEXT NOT NULL,
	shown TEXT NOT NULL,
	person_id TEXT,
	evidence_id TEXT,
	CONSTRAINT pk_look PRIMARY KEY (id),
	CONSTRAINT ck_look_walked CHECK (substr(walked, 1, 1) = '{'),
	CONSTRAINT ck_look_shown CHECK (substr(shown, 1, 1) = '{'),
	CONSTRAINT fk_look_finding_id FOREIGN KEY(finding_id) REFERENCES finding (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_look_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_look_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE paper (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	proceeding_id TEXT,
	letter_id TEXT,
	kind TEXT NOT NULL,
	lang TEXT NOT NULL,
	made_at TEXT NOT NULL,
	content_sha256 TEXT NOT NULL,
	facts_sha256 TEXT NOT NULL,
	template_sha256 TEXT NOT NULL,
	edition TEXT NOT NULL,
	pure_sha256 TEXT,
	pages INTEGER,
	CONSTRAINT pk_paper PRIMARY KEY (id),
	CONSTRAINT ck_paper_lang CHECK (lang IN ('kk', 'ru', 'en')),
	CONSTRAINT fk_paper_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_proceeding_id FOREIGN KEY(proceeding_id) REFERENCES proceeding (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_content_sha256 FOREIGN KEY(content_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_facts_sha256 FOREIGN KEY(facts_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_template_sha256 FOREIGN KEY(template_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_paper_pure_sha256 FOREIGN KEY(pure_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE receipt (
	id TEXT NOT NULL,
	letter_id TEXT NOT NULL,
	proof TEXT NOT NULL,
	day TEXT NOT NULL,
	number TEXT NOT NULL,
	note TEXT NOT NULL,
	attachment_id TEXT,
	CONSTRAINT pk_receipt PRIMARY KEY (id),
	CONSTRAINT ck_receipt_proof CHECK (proof IN ('stamp', 'registration_number', 'eotinish_number', 'edocs_receipt', 'postal_notification', 'refusal_act', 'email_confirmation', 'email', 'messenger', 'courier', 'phone_call')),
	CONSTRAINT ck_receipt_note CHECK (substr(note, 1, 1) = '{'),
	CONSTRAINT fk_receipt_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_receipt_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE reply (
	id TEXT NOT NULL,
	recommendation_id TEXT NOT NULL,
	letter_id TEXT,
	quote TEXT NOT NULL,
	verdict TEXT NOT NULL,
	reasons TEXT NOT NULL,
	assessment TEXT NOT NULL,
	question TEXT NOT NULL,
	CONSTRAINT pk_reply PRIMARY KEY (id),
	CONSTRAINT ck_reply_quote CHECK (substr(quote, 1, 1) = '{'),
	CONSTRAINT ck_reply_verdict CHECK (verdict IN ('', 'accepted', 'accepted_in_part', 'refused_with_reasons', 'refused_without_reasons', 'not_answered', 'done', 'done_otherwise', 'cannot_be_assessed')),
	CONSTRAINT ck_reply_reasons CHECK (substr(reasons, 1, 1) = '{'),
	CONSTRAINT ck_reply_assessment CHECK (substr(assessment, 1, 1) = '{'),
	CONSTRAINT ck_reply_question CHECK (substr(question, 1, 1) = '{'),
	CONSTRAINT fk_reply_recommendation_id FOREIGN KEY(recommendation_id) REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reply_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE sent_paper (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	letter_id TEXT NOT NULL,
	sending INTEGER NOT NULL,
	kind TEXT NOT NULL,
	lang TEXT NOT NULL,
	name TEXT NOT NULL,
	content_sha256 TEXT NOT NULL,
	kept_at TEXT NOT NULL,
	kept_by TEXT NOT NULL,
	CONSTRAINT pk_sent_paper PRIMARY KEY (id),
	CONSTRAINT ck_sent_paper_lang CHECK (lang IN ('kk', 'ru', 'en')),
	CONSTRAINT fk_sent_paper_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sent_paper_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sent_paper_content_sha256 FOREIGN KEY(content_sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE review (
	id TEXT NOT NULL,
	control_id TEXT NOT NULL,
	kind TEXT NOT NULL,
	reviewer TEXT NOT NULL,
	at TEXT,
	paper_id TEXT,
	ticks TEXT NOT NULL,
	verdict TEXT NOT NULL,
	comment TEXT NOT NULL,
	answer TEXT NOT NULL,
	CONSTRAINT pk_review PRIMARY KEY (id),
	CONSTRAINT ck_review_ticks CHECK (substr(ticks, 1, 1) = '{'),
	CONSTRAINT ck_review_verdict CHECK (verdict IN ('', 'ready', 'change')),
	CONSTRAINT ck_review_comment CHECK (substr(comment, 1, 1) = '{'),
	CONSTRAINT ck_review_answer CHECK (substr(answer, 1, 1) = '{'),
	CONSTRAINT fk_review_control_id FOREIGN KEY(control_id) REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_review_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
