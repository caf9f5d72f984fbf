BEGIN TRANSACTION;
CREATE TABLE bearings (
	judgement VARCHAR NOT NULL, 
	claim VARCHAR NOT NULL, 
	stands VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	PRIMARY KEY (judgement, claim), 
	FOREIGN KEY(judgement) REFERENCES judgements (id), 
	FOREIGN KEY(claim) REFERENCES claims (id), 
	FOREIGN KEY(stands) REFERENCES claims (id)
);
INSERT INTO "bearings" VALUES('acfda070546e2988','51a0422239987c03','51a0422239987c03','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728');
CREATE TABLE "claims" (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	statement VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	actor JSON NOT NULL, 
	recipient JSON NOT NULL, 
	item TEXT, 
	designators JSON NOT NULL, 
	quantity JSON, 
	value JSON, 
	period VARCHAR, 
	first_year INTEGER, 
	last_year INTEGER, 
	place JSON NOT NULL, 
	stage VARCHAR, 
	terms VARCHAR, 
	modality VARCHAR NOT NULL, 
	polarity VARCHAR NOT NULL, 
	said_by JSON NOT NULL, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	rule VARCHAR NOT NULL, 
	note TEXT, 
	slot_spans JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
INSERT INTO "claims" VALUES(1,'3664c3939e2a06db','39cf17afc2101721','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','relation','["PER"]','["BLR"]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'factual','denied','[]','broke',5,10,'en.transfer.sell',NULL,'{}');
INSERT INTO "claims" VALUES(2,'51a0422239987c03','159eaffeaf0f9784','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','transfer','["SUN"]','["PER/air-force"]','36 Su-22 aircraft','["Su-22"]','{"low": 36, "high": 36, "unit": "aircraft", "approx": true}','{"low": null, "high": 250000000, "currency": "USD"}','1977',1977,1977,'["Lima", "Callao"]','ordered','sale','factual','affirmed','[]','Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977',0,76,'en.transfer.sell','two notes','{"actor": [[62, 68]], "designators": [[8, 13]], "item": [[5, 22]], "period": [[72, 76]], "quantity": [[0, 7]], "recipient": [[36, 58]]}');
INSERT INTO "claims" VALUES(3,'c542548fc69acb11','5816fbbf683b38f2','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','upheaval','["PER"]','["BLR"]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'factual','denied','[]','broke',5,10,'outside.c',NULL,'{}');
INSERT INTO "claims" VALUES(4,'f0ec726b14a6692e','8080a76665bf6f6d','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','transfer','["POL"]','[]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'alleged','affirmed','["Tass", "a trader in Callao"]','Warsaw lent [bold]one[/bold] ship',132,165,'en.transfer.lend',NULL,'{"actor": [[132, 138]], "said_by": [[121, 125], [78, 86]]}');
CREATE TABLE coverage (
	reading INTEGER NOT NULL, 
	n_opened INTEGER NOT NULL, 
	PRIMARY KEY (reading), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "coverage" VALUES(1,2);
CREATE TABLE descriptions (thing TEXT NOT NULL, "column" TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY (thing, "column"));
INSERT INTO "descriptions" VALUES('runs','','One command that read something new.');
INSERT INTO "descriptions" VALUES('runs','id','A hash of the other columns.');
INSERT INTO "descriptions" VALUES('runs','version','The version of reftel.');
INSERT INTO "descriptions" VALUES('runs','vocabulary','A digest of the rules and names that it read with.');
INSERT INTO "descriptions" VALUES('runs','started','When it began, ISO 8601.');
INSERT INTO "descriptions" VALUES('runs','asked','What it was asked to read, a JSON list.');
INSERT INTO "descriptions" VALUES('runs','options','The options that it was given, JSON.');
INSERT INTO "descriptions" VALUES('endings','','How a run ended. A run that was killed has no row.');
INSERT INTO "descriptions" VALUES('endings','number','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('endings','run','The run.');
INSERT INTO "descriptions" VALUES('endings','ended','When, ISO 8601.');
INSERT INTO "descriptions" VALUES('endings','outcome','done, stopped or failed.');
INSERT INTO "descriptions" VALUES('endings','counts','What it came to, JSON.');
INSERT INTO "descriptions" VALUES('documents','','What a reader recovered from the bytes of one document. A better reader adds a row.');
INSERT INTO "descriptions" VALUES('documents','id','A hash of all that was recovered.');
INSERT INTO "descriptions" VALUES('documents','sha256','The SHA-256 of the document''s bytes: which document it is.');
INSERT INTO "descriptions" VALUES('documents','genre','The form of the document: cable, forum, study, article, letter, table or text.');
INSERT INTO "descriptions" VALUES('documents','title','The title, as the document declares it.');
INSERT INTO "descriptions" VALUES('documents','author','The author, as the document declares it.');
INSERT INTO "descriptions" VALUES('documents','publisher','The publisher, site or sender, as the document declares it.');
INSERT INTO "descriptions" VALUES('documents','date','The document''s date, EDTF.');
INSERT INTO "descriptions" VALUES('documents','language','The code of the language.');
INSERT INTO "descriptions" VALUES('documents','form','What else its form declares, JSON.');
INSERT INTO "descriptions" VALUES('documents','blocks','Its paragraphs, headings, captions and rows with their places, JSON.');
INSERT INTO "descriptions" VALUES('documents','media','What kind of file the original is.');
INSERT INTO "descriptions" VALUES('documents','anchors','Where stretches of the text stand in the original, JSON.');
INSERT INTO "descriptions" VALUES('documents','declared','Which words of it say title, author and date, JSON.');
INSERT INTO "descriptions" VALUES('documents','text','The text. Places of claims count its characters from 0.');
INSERT INTO "descriptions" VALUES('files','','What stood at a path: a new row where that changes.');
INSERT INTO "descriptions" VALUES('files','id','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('files','run','The run that saw it.');
INSERT INTO "descriptions" VALUES('files','path','The path or address.');
INSERT INTO "descriptions" VALUES('files','name','The name that the document goes by there.');
INSERT INTO "descriptions" VALUES('files','sha256','The document that stood there; empty where it could not be read.');
INSERT INTO "descriptions" VALUES('files','outcome','read or unreadable.');
INSERT INTO "descriptions" VALUES('files','detail','Why it could not be read.');
INSERT INTO "descriptions" VALUES('readings','','One document read in one run.');
INSERT INTO "descriptions" VALUES('readings','id','A number of this ledger''s own, later readings having greater ones.');
INSERT INTO "descriptions" VALUES('readings','run','The run.');
INSERT INTO "descriptions" VALUES('readings','document','The text that was read.');
INSERT INTO "descriptions" VALUES('readings','sha256','The document.');
INSERT INTO "descriptions" VALUES('readings','n_sentences','How many sentences were read.');
INSERT INTO "descriptions" VALUES('claims','','What one claim says, once, however many readings found it, superseded claims included; see current_claims.');
INSERT INTO "descriptions" VALUES('claims','number','A number of this ledger''s own, in the order of coming.');
INSERT INTO "descriptions" VALUES('claims','id','The claim''s name: a hash of document, place, content and rule.');
INSERT INTO "descriptions" VALUES('claims','statement','A hash of what it says and in which words, whatever rule found it and wherever the words stand.');
INSERT INTO "descriptions" VALUES('claims','sha256','The document that says so.');
INSERT INTO "descriptions" VALUES('claims','kind','What sort of statement it is; the codebook tells the kinds.');
INSERT INTO "descriptions" VALUES('claims','actor','Who gives, sells, refuses …: ids, a JSON list.');
INSERT INTO "descriptions" VALUES('claims','recipient','To whom: ids, a JSON list.');
INSERT INTO "descriptions" VALUES('claims','item','What, in the document''s words.');
INSERT INTO "descriptions" VALUES('claims','designators','Designations of equipment, a JSON list.');
INSERT INTO "descriptions" VALUES('claims','quantity','How many: low, high, unit, and approx where it is so, JSON.');
INSERT INTO "descriptions" VALUES('claims','value','How much money: low, high, currency, and approx where it is so, JSON.');
INSERT INTO "descriptions" VALUES('claims','period','When, EDTF.');
INSERT INTO "descriptions" VALUES('claims','first_year','The first year that the period touches; -9999 where its beginning is open.');
INSERT INTO "descriptions" VALUES('claims','last_year','The last year that the period touches; 9999 where its end is open.');
INSERT INTO "descriptions" VALUES('claims','place','Where, a JSON list.');
INSERT INTO "descriptions" VALUES('claims','stage','How far it got: requested, agreed, delivered …');
INSERT INTO "descriptions" VALUES('claims','terms','On what terms: sale, grant, credit, loan, donation, swap, barter.');
INSERT INTO "descriptions" VALUES('claims','modality','factual, planned, possible or alleged.');
INSERT INTO "descriptions" VALUES('claims','polarity','affirmed, or denied where the document says that it is not so.');
INSERT INTO "descriptions" VALUES('claims','said_by','Who says so, the innermost speaker last, a JSON list.');
INSERT INTO "descriptions" VALUES('claims','quote','The document''s exact words.');
INSERT INTO "descriptions" VALUES('claims','start','The place of the quote''s first character in the text, from 0.');
INSERT INTO "descriptions" VALUES('claims','end','The place after its last character.');
INSERT INTO "descriptions" VALUES('claims','rule','The rule that made the claim.');
INSERT INTO "descriptions" VALUES('claims','note','What remains to be said.');
INSERT INTO "descriptions" VALUES('claims','slot_spans','For each slot the places that carry it, JSON.');
INSERT INTO "descriptions" VALUES('found','','Which reading found which claim.');
INSERT INTO "descriptions" VALUES('found','reading','The reading.');
INSERT INTO "descriptions" VALUES('found','claim','The claim.');
INSERT INTO "descriptions" VALUES('found','probability','How likely kind, parties and factuality seemed to be right; empty where that was not judged.');
INSERT INTO "descriptions" VALUES('names','','What a claim can be looked up by.');
INSERT INTO "descriptions" VALUES('names','claim','The claim.');
INSERT INTO "descriptions" VALUES('names','slot','actor, recipient, designator or speaker.');
INSERT INTO "descriptions" VALUES('names','name','The id, designation or name in its plain form.');
INSERT INTO "descriptions" VALUES('refusals','','What a reading could not or would not use.');
INSERT INTO "descriptions" VALUES('refusals','id','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('refusals','reading','The reading.');
INSERT INTO "descriptions" VALUES('refusals','stage','The part of the program that refused.');
INSERT INTO "descriptions" VALUES('refusals','reason','The code of the reason.');
INSERT INTO "descriptions" VALUES('refusals','detail','The reason in words.');
INSERT INTO "descriptions" VALUES('refusals','start','Where it begins in the text; empty where it is of the whole document.');
INSERT INTO "descriptions" VALUES('refusals','end','Where it ends.');
INSERT INTO "descriptions" VALUES('coverage','','How many sentences of a reading held a word that opens a frame.');
INSERT INTO "descriptions" VALUES('coverage','reading','The reading.');
INSERT INTO "descriptions" VALUES('coverage','n_opened','So many sentences.');
INSERT INTO "descriptions" VALUES('unclaimed','','A sentence that gave no claim, though a word of it is one that a rule knows.');
INSERT INTO "descriptions" VALUES('unclaimed','id','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('unclaimed','reading','The reading.');
INSERT INTO "descriptions" VALUES('unclaimed','start','Where the sentence begins in the text.');
INSERT INTO "descriptions" VALUES('unclaimed','end','Where it ends.');
INSERT INTO "descriptions" VALUES('unclaimed','word_start','Where the word begins that came nearest to a claim.');
INSERT INTO "descriptions" VALUES('unclaimed','word_end','Where that word ends.');
INSERT INTO "descriptions" VALUES('unclaimed','frame','The rule that knows the word.');
INSERT INTO "descriptions" VALUES('unclaimed','reason','The code of what was lacking.');
INSERT INTO "descriptions" VALUES('unclaimed','detail','What was lacking, in words.');
INSERT INTO "descriptions" VALUES('unclaimed','others','Its other words, JSON.');
INSERT INTO "descriptions" VALUES('originals','','The bytes of documents, as they came.');
INSERT INTO "descriptions" VALUES('originals','sha256','Their SHA-256.');
INSERT INTO "descriptions" VALUES('originals','data','The bytes.');
INSERT INTO "descriptions" VALUES('fetches','','When an address was asked for, and what the server said.');
INSERT INTO "descriptions" VALUES('fetches','id','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('fetches','run','The run.');
INSERT INTO "descriptions" VALUES('fetches','asked','The address that was asked for.');
INSERT INTO "descriptions" VALUES('fetches','url','The address that it led to.');
INSERT INTO "descriptions" VALUES('fetches','sha256','The bytes that came.');
INSERT INTO "descriptions" VALUES('fetches','time','When, ISO 8601.');
INSERT INTO "descriptions" VALUES('fetches','status','The status that the server gave.');
INSERT INTO "descriptions" VALUES('fetches','headers','The headers that the server gave, JSON.');
INSERT INTO "descriptions" VALUES('passages','','The paragraphs, headings, captions and rows of each text, to be searched.');
INSERT INTO "descriptions" VALUES('passages','number','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('passages','document','The text.');
INSERT INTO "descriptions" VALUES('passages','position','Its place among the passages of the text, from 0.');
INSERT INTO "descriptions" VALUES('passages','start','Where it begins in the text.');
INSERT INTO "descriptions" VALUES('passages','end','Where it ends.');
INSERT INTO "descriptions" VALUES('passages','kind','heading, paragraph, caption, row, quote or notice.');
INSERT INTO "descriptions" VALUES('passages','text','Its words.');
INSERT INTO "descriptions" VALUES('judgements','','What a reviewer said of claims.');
INSERT INTO "descriptions" VALUES('judgements','number','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('judgements','id','The judgement''s name.');
INSERT INTO "descriptions" VALUES('judgements','verdict','accept, reject, correct, add, split, merge, same, different, rival, unsure or withdraw.');
INSERT INTO "descriptions" VALUES('judgements','reviewer','Who.');
INSERT INTO "descriptions" VALUES('judgements','time','When, ISO 8601.');
INSERT INTO "descriptions" VALUES('judgements','why','Why.');
INSERT INTO "descriptions" VALUES('judgements','adjudicates','Whether it settles what reviewers judged differently.');
INSERT INTO "descriptions" VALUES('judgements','after','The judgement that it withdraws or carries over.');
INSERT INTO "descriptions" VALUES('judged','','The claims that a judgement is on, and those that it makes.');
INSERT INTO "descriptions" VALUES('judged','judgement','The judgement.');
INSERT INTO "descriptions" VALUES('judged','role','on or makes.');
INSERT INTO "descriptions" VALUES('judged','position','The claim''s place among them.');
INSERT INTO "descriptions" VALUES('judged','claim','The claim.');
INSERT INTO "descriptions" VALUES('bearings','','For each judgement that holds, and each claim that it names, the claim that stands for that one now.');
INSERT INTO "descriptions" VALUES('bearings','judgement','The judgement.');
INSERT INTO "descriptions" VALUES('bearings','claim','The claim that it names.');
INSERT INTO "descriptions" VALUES('bearings','stands','The claim that stands for it.');
INSERT INTO "descriptions" VALUES('bearings','sha256','The document.');
INSERT INTO "descriptions" VALUES('grades','','The Admiralty grades that people gave. The latest of a source or claim holds.');
INSERT INTO "descriptions" VALUES('grades','number','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('grades','id','The grade''s name.');
INSERT INTO "descriptions" VALUES('grades','source','The key of the source: publisher:…, author:…, document:… or speaker:…');
INSERT INTO "descriptions" VALUES('grades','claim','The claim that is graded; empty where the source itself is.');
INSERT INTO "descriptions" VALUES('grades','reliability','A to F, of the source.');
INSERT INTO "descriptions" VALUES('grades','credibility','1 to 6, of the claim.');
INSERT INTO "descriptions" VALUES('grades','grader','Who.');
INSERT INTO "descriptions" VALUES('grades','time','When, ISO 8601.');
INSERT INTO "descriptions" VALUES('grades','why','Why.');
INSERT INTO "descriptions" VALUES('policies','','What is believed where accounts differ.');
INSERT INTO "descriptions" VALUES('policies','number','A number of this ledger''s own.');
INSERT INTO "descriptions" VALUES('policies','id','A hash of the policy.');
INSERT INTO "descriptions" VALUES('policies','name','Its name.');
INSERT INTO "descriptions" VALUES('policies','version','Its version.');
INSERT INTO "descriptions" VALUES('policies','text','The policy, TOML.');
INSERT INTO "descriptions" VALUES('policies','author','Who wrote it.');
INSERT INTO "descriptions" VALUES('policies','time','When, ISO 8601.');
INSERT INTO "descriptions" VALUES('seals','','A chain of hashes over all that was added: a change anywhere breaks it.');
INSERT INTO "descriptions" VALUES('seals','number','The place in the chain.');
INSERT INTO "descriptions" VALUES('seals','kind','The sort of entry.');
INSERT INTO "descriptions" VALUES('seals','entry','The number of the entry.');
INSERT INTO "descriptions" VALUES('seals','digest','The hash of the entry and of the seal before it.');
INSERT INTO "descriptions" VALUES('shelf','','Each document as it was last read. Follows from the other tables.');
INSERT INTO "descriptions" VALUES('shelf','sha256','The document.');
INSERT INTO "descriptions" VALUES('shelf','name','The name that it goes by.');
INSERT INTO "descriptions" VALUES('shelf','path','Where it stood.');
INSERT INTO "descriptions" VALUES('shelf','document','The text as it was last read.');
INSERT INTO "descriptions" VALUES('shelf','reading','The latest reading.');
INSERT INTO "descriptions" VALUES('shelf','n_claims','How many claims stand.');
INSERT INTO "descriptions" VALUES('standing','','The claims that stand now. Follows from the other tables.');
INSERT INTO "descriptions" VALUES('standing','claim','The claim.');
INSERT INTO "descriptions" VALUES('standing','sha256','The document.');
INSERT INTO "descriptions" VALUES('standing','start','The place of the quote''s first character in the text.');
INSERT INTO "descriptions" VALUES('standing','end','The place after its last character.');
INSERT INTO "descriptions" VALUES('standing','kind','The kind of the claim.');
INSERT INTO "descriptions" VALUES('standing','reading','The reading that found it; empty where a reviewer made it.');
INSERT INTO "descriptions" VALUES('standing','probability','How likely kind, parties and factuality seemed to be right; empty where that was not judged.');
INSERT INTO "descriptions" VALUES('standing','review','The state of its review.');
INSERT INTO "descriptions" VALUES('events','','Claims that speak of one happening, as they were last grouped. Follows from the other tables.');
INSERT INTO "descriptions" VALUES('events','id','The id of its claim with the smallest id.');
INSERT INTO "descriptions" VALUES('events','kind','The kind of its claims.');
INSERT INTO "descriptions" VALUES('events','n_claims','How many claims.');
INSERT INTO "descriptions" VALUES('events','origins','How many independent origins they have.');
INSERT INTO "descriptions" VALUES('events','is_contested','Whether there are rival accounts of it.');
INSERT INTO "descriptions" VALUES('events','record','Its accounts and rivalries, JSON.');
INSERT INTO "descriptions" VALUES('members','','Which event a claim speaks of. Follows from the other tables.');
INSERT INTO "descriptions" VALUES('members','claim','The claim.');
INSERT INTO "descriptions" VALUES('members','event','The event.');
INSERT INTO "descriptions" VALUES('groupings','','Of which state of the ledger the events are.');
INSERT INTO "descriptions" VALUES('groupings','stamp','A name for that state.');
INSERT INTO "descriptions" VALUES('current_claims','','The claims that stand now and were not judged wrong or replaced, one row each, with their document''s name.');
INSERT INTO "descriptions" VALUES('current_claims','id','The claim''s name: a hash of document, place, content and rule.');
INSERT INTO "descriptions" VALUES('current_claims','document','The name that the document goes by.');
INSERT INTO "descriptions" VALUES('current_claims','sha256','The SHA-256 of the document''s bytes.');
INSERT INTO "descriptions" VALUES('current_claims','kind','What sort of statement it is; the codebook tells the kinds.');
INSERT INTO "descriptions" VALUES('current_claims','actor','Who gives, sells, refuses …: ids, a list.');
INSERT INTO "descriptions" VALUES('current_claims','recipient','To whom: ids, a list.');
INSERT INTO "descriptions" VALUES('current_claims','item','What, in the document''s words.');
INSERT INTO "descriptions" VALUES('current_claims','designators','Designations of equipment, a list.');
INSERT INTO "descriptions" VALUES('current_claims','quantity_low','How many, at least; empty where that is not said.');
INSERT INTO "descriptions" VALUES('current_claims','quantity_high','How many, at most; empty where that is not said.');
INSERT INTO "descriptions" VALUES('current_claims','quantity_unit','Of what.');
INSERT INTO "descriptions" VALUES('current_claims','quantity_approx','Whether the document says about; empty where there is no quantity.');
INSERT INTO "descriptions" VALUES('current_claims','value_low','How much money, at least; empty where that is not said.');
INSERT INTO "descriptions" VALUES('current_claims','value_high','How much money, at most; empty where that is not said.');
INSERT INTO "descriptions" VALUES('current_claims','value_currency','In which currency.');
INSERT INTO "descriptions" VALUES('current_claims','value_approx','Whether the document says about; empty where there is no value.');
INSERT INTO "descriptions" VALUES('current_claims','period','When, EDTF.');
INSERT INTO "descriptions" VALUES('current_claims','first_year','The first year that the period touches; empty where it is open or not known.');
INSERT INTO "descriptions" VALUES('current_claims','last_year','The last year that the period touches; empty where it is open or not known.');
INSERT INTO "descriptions" VALUES('current_claims','place','Where, a list.');
INSERT INTO "descriptions" VALUES('current_claims','stage','How far it got: requested, agreed, delivered …');
INSERT INTO "descriptions" VALUES('current_claims','terms','On what terms: sale, grant, credit, loan, donation, swap, barter.');
INSERT INTO "descriptions" VALUES('current_claims','modality','factual, planned, possible or alleged.');
INSERT INTO "descriptions" VALUES('current_claims','polarity','affirmed, or denied where the document says that it is not so.');
INSERT INTO "descriptions" VALUES('current_claims','said_by','Who says so, the innermost speaker last, a list.');
INSERT INTO "descriptions" VALUES('current_claims','quote','The document''s exact words.');
INSERT INTO "descriptions" VALUES('current_claims','start','The place of the quote''s first character in the text, from 0.');
INSERT INTO "descriptions" VALUES('current_claims','end','The place after its last character.');
INSERT INTO "descriptions" VALUES('current_claims','note','What remains to be said.');
INSERT INTO "descriptions" VALUES('current_claims','rule','The rule that made the claim.');
INSERT INTO "descriptions" VALUES('current_claims','probability','How likely kind, parties and factuality seemed to be right; empty where that was not judged.');
INSERT INTO "descriptions" VALUES('current_claims','review','The state of its review.');
INSERT INTO "descriptions" VALUES('current_claims','number','The claim''s number in the table of claims.');
INSERT INTO "descriptions" VALUES('current_documents','','The documents as they were last read, one row each.');
INSERT INTO "descriptions" VALUES('current_documents','document','The name that it goes by.');
INSERT INTO "descriptions" VALUES('current_documents','sha256','The SHA-256 of its bytes.');
INSERT INTO "descriptions" VALUES('current_documents','path','Where it stood.');
INSERT INTO "descriptions" VALUES('current_documents','genre','The form of the document: cable, forum, study, article, letter, table or text.');
INSERT INTO "descriptions" VALUES('current_documents','title','The title, as the document declares it.');
INSERT INTO "descriptions" VALUES('current_documents','author','The author, as the document declares it.');
INSERT INTO "descriptions" VALUES('current_documents','publisher','The publisher, site or sender, as the document declares it.');
INSERT INTO "descriptions" VALUES('current_documents','date','Its date, EDTF.');
INSERT INTO "descriptions" VALUES('current_documents','language','The code of the language.');
INSERT INTO "descriptions" VALUES('current_documents','sentences','How many sentences were read.');
INSERT INTO "descriptions" VALUES('current_documents','claims','How many claims of it stand.');
INSERT INTO "descriptions" VALUES('descriptions','','What each table, view and column of this ledger holds.');
INSERT INTO "descriptions" VALUES('descriptions','thing','The table or view.');
INSERT INTO "descriptions" VALUES('descriptions','column','The column; empty for the table or view itself.');
INSERT INTO "descriptions" VALUES('descriptions','description','What it holds.');
CREATE TABLE documents (
	id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	genre VARCHAR NOT NULL, 
	title TEXT, 
	author TEXT, 
	publisher TEXT, 
	date VARCHAR, 
	language VARCHAR NOT NULL, 
	form JSON NOT NULL, 
	blocks JSON NOT NULL, 
	media VARCHAR NOT NULL, 
	anchors JSON NOT NULL, 
	declared JSON NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('419904fc68b22fb1','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','text','A dispatch',NULL,NULL,'1978-02-01','en','{}','[{"kind": "paragraph", "start": 0, "end": 77, "number": null, "author": null, "date": null, "heading": null}, {"kind": "paragraph", "start": 78, "end": 166, "number": null, "author": null, "date": null, "heading": null}]','text/plain','[]','[]','Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977.
A trader [31min[0m Callao says, ‮reports Tass, that Warsaw lent [bold]one[/bold] ship.
');
INSERT INTO "documents" VALUES('b3f1e3630c350aa9','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','text',NULL,NULL,NULL,NULL,'en','{}','[{"kind": "paragraph", "start": 0, "end": 22, "number": null, "author": null, "date": null, "heading": null}]','text/plain','[]','[]','Lima broke with Minsk.');
CREATE TABLE endings (
	number INTEGER NOT NULL, 
	run VARCHAR NOT NULL, 
	ended VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	counts JSON NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (run), 
	FOREIGN KEY(run) REFERENCES runs (id)
);
CREATE TABLE events (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	n_claims INTEGER NOT NULL, 
	origins INTEGER NOT NULL, 
	is_contested BOOLEAN NOT NULL, 
	record JSON NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE fetches (
	id INTEGER NOT NULL, 
	run VARCHAR NOT NULL, 
	asked TEXT NOT NULL, 
	url TEXT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	time VARCHAR NOT NULL, 
	status INTEGER NOT NULL, 
	headers JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(run) REFERENCES runs (id), 
	FOREIGN KEY(sha256) REFERENCES originals (sha256)
);
INSERT INTO "fetches" VALUES(1,'3ebf43dc3b8e102c','https://a.test/x','https://a.test/y','0a','2026-10-01T09:00:00+00:00',200,'[["etag", "1"]]');
CREATE TABLE files (
	id INTEGER NOT NULL, 
	run VARCHAR NOT NULL, 
	path TEXT NOT NULL, 
	name TEXT NOT NULL, 
	sha256 VARCHAR, 
	outcome VARCHAR NOT NULL, 
	detail TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(run) REFERENCES runs (id)
);
INSERT INTO "files" VALUES(1,'3ebf43dc3b8e102c','texts/dispatch.txt','dispatch','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','read',NULL);
INSERT INTO "files" VALUES(2,'3ebf43dc3b8e102c','texts/wire.txt','wire','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','read',NULL);
INSERT INTO "files" VALUES(3,'3ebf43dc3b8e102c','texts/photo.txt','photo',NULL,'unreadable','texts/photo.txt is a JPEG image');
CREATE TABLE found (
	reading INTEGER NOT NULL, 
	claim VARCHAR NOT NULL, 
	probability FLOAT, 
	PRIMARY KEY (reading, claim), 
	FOREIGN KEY(reading) REFERENCES readings (id), 
	FOREIGN KEY(claim) REFERENCES claims (id)
);
INSERT INTO "found" VALUES(1,'51a0422239987c03',NULL);
INSERT INTO "found" VALUES(1,'f0ec726b14a6692e',NULL);
INSERT INTO "found" VALUES(2,'3664c3939e2a06db',NULL);
INSERT INTO "found" VALUES(3,'51a0422239987c03',0.7);
INSERT INTO "found" VALUES(4,'c542548fc69acb11',NULL);
CREATE TABLE grades (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	source TEXT NOT NULL, 
	claim VARCHAR, 
	reliability VARCHAR, 
	credibility VARCHAR, 
	grader TEXT NOT NULL, 
	time VARCHAR NOT NULL, 
	why TEXT, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY(claim) REFERENCES claims (id)
);
CREATE TABLE groupings (
	stamp VARCHAR NOT NULL, 
	PRIMARY KEY (stamp)
);
CREATE TABLE judged (
	judgement VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	claim VARCHAR NOT NULL, 
	PRIMARY KEY (judgement, role, position), 
	FOREIGN KEY(judgement) REFERENCES judgements (id), 
	FOREIGN KEY(claim) REFERENCES claims (id)
);
INSERT INTO "judged" VALUES('acfda070546e2988','on',0,'51a0422239987c03');
CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	reviewer TEXT NOT NULL, 
	time VARCHAR NOT NULL, 
	why TEXT, 
	adjudicates BOOLEAN NOT NULL, 
	"after" VARCHAR, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY("after") REFERENCES judgements (id)
);
INSERT INTO "judgements" VALUES(1,'acfda070546e2988','accept','Ana Ruiz','2026-11-26T08:22:20.156440+00:00','read in print',0,NULL);
CREATE TABLE members (
	claim VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	PRIMARY KEY (claim), 
	FOREIGN KEY(claim) REFERENCES claims (id), 
	FOREIGN KEY(event) REFERENCES events (id)
);
CREATE TABLE names (
	claim VARCHAR NOT NULL, 
	slot VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (claim, slot, name), 
	FOREIGN KEY(claim) REFERENCES claims (id)
);
INSERT INTO "names" VALUES('51a0422239987c03','actor','sun');
INSERT INTO "names" VALUES('51a0422239987c03','designator','su22');
INSERT INTO "names" VALUES('51a0422239987c03','recipient','per');
INSERT INTO "names" VALUES('51a0422239987c03','recipient','per/air-force');
INSERT INTO "names" VALUES('f0ec726b14a6692e','actor','pol');
INSERT INTO "names" VALUES('f0ec726b14a6692e','speaker','a trader in callao');
INSERT INTO "names" VALUES('f0ec726b14a6692e','speaker','tass');
INSERT INTO "names" VALUES('3664c3939e2a06db','actor','per');
INSERT INTO "names" VALUES('3664c3939e2a06db','recipient','blr');
INSERT INTO "names" VALUES('c542548fc69acb11','actor','per');
INSERT INTO "names" VALUES('c542548fc69acb11','recipient','blr');
CREATE TABLE originals (
	sha256 VARCHAR NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "originals" VALUES('0a',X'00FF70616765');
CREATE TABLE passages (
	number INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "passages" VALUES(1,'419904fc68b22fb1',0,0,77,'paragraph','Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977.');
INSERT INTO "passages" VALUES(2,'419904fc68b22fb1',1,78,166,'paragraph','A trader [31min[0m Callao says, ‮reports Tass, that Warsaw lent [bold]one[/bold] ship.');
INSERT INTO "passages" VALUES(3,'b3f1e3630c350aa9',0,0,22,'paragraph','Lima broke with Minsk.');
CREATE TABLE policies (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	author TEXT NOT NULL, 
	time VARCHAR NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id)
);
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	run VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	n_sentences INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(run) REFERENCES runs (id), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "readings" VALUES(1,'3ebf43dc3b8e102c','419904fc68b22fb1','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728',2);
INSERT INTO "readings" VALUES(2,'3ebf43dc3b8e102c','b3f1e3630c350aa9','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8',1);
INSERT INTO "readings" VALUES(3,'0975085a8d69665d','419904fc68b22fb1','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728',2);
INSERT INTO "readings" VALUES(4,'9bed0c64bc69bbbe','b3f1e3630c350aa9','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8',0);
CREATE TABLE refusals (
	id INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	start INTEGER, 
	"end" INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "refusals" VALUES(1,1,'syntax','sentence-too-long','too long',0,4);
CREATE TABLE runs (
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	vocabulary VARCHAR NOT NULL, 
	started VARCHAR NOT NULL, 
	asked JSON NOT NULL, 
	options JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES('3ebf43dc3b8e102c','0.1.0+abc','v1','2026-10-01T09:00:00+00:00','["texts"]','{"again": false}');
INSERT INTO "runs" VALUES('0975085a8d69665d','0.1.0+abc','v2','2026-10-02T09:00:00+00:00','["texts"]','{"again": true}');
INSERT INTO "runs" VALUES('9bed0c64bc69bbbe','0.1.0+abc','v2','2026-10-03T09:00:00+00:00','["c.jsonl"]','{"outside": "c.jsonl", "sha256": "ff"}');
CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "schema_version" VALUES('v4_review');
CREATE TABLE seals (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	entry INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "seals" VALUES(1,'file',1,'8adecaddd3e196f9fce479913eec53df');
INSERT INTO "seals" VALUES(2,'file',2,'d353bd03cec8279cf11cc404cbe795c1');
INSERT INTO "seals" VALUES(3,'file',3,'5529a8860ebaac33334b3e735ca2a527');
INSERT INTO "seals" VALUES(4,'reading',1,'b80e57d41bfae704e8a69153b7b00aef');
INSERT INTO "seals" VALUES(5,'reading',2,'c7b7614f8a04250e10fea965ba58b57c');
INSERT INTO "seals" VALUES(6,'reading',3,'90b7aed4c8af5c85cb4acf65d77ce44e');
INSERT INTO "seals" VALUES(7,'reading',4,'736ec58ed329d406b14c80ede80bcccf');
INSERT INTO "seals" VALUES(8,'fetch',1,'1eb7fcfd20b5a61fcb0ec6a29a68be52');
INSERT INTO "seals" VALUES(9,'judgement',1,'dee5cae943a7c289ffcfcd4026102c2e');
CREATE TABLE shelf (
	sha256 VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	path TEXT NOT NULL, 
	document VARCHAR NOT NULL, 
	reading INTEGER NOT NULL, 
	n_claims INTEGER NOT NULL, 
	PRIMARY KEY (sha256), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "shelf" VALUES('daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','wire','texts/wire.txt','b3f1e3630c350aa9',2,2);
INSERT INTO "shelf" VALUES('374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','dispatch','texts/dispatch.txt','419904fc68b22fb1',3,1);
CREATE TABLE standing (
	claim VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	reading INTEGER, 
	probability FLOAT, 
	review VARCHAR NOT NULL, 
	PRIMARY KEY (claim), 
	FOREIGN KEY(claim) REFERENCES claims (id), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "standing" VALUES('3664c3939e2a06db','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8',5,10,'relation',2,NULL,'unreviewed');
INSERT INTO "standing" VALUES('c542548fc69acb11','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8',5,10,'upheaval',4,NULL,'unreviewed');
INSERT INTO "standing" VALUES('51a0422239987c03','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728',0,76,'transfer',3,0.7,'accepted');
CREATE TABLE unclaimed (
	id INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	word_start INTEGER NOT NULL, 
	word_end INTEGER NOT NULL, 
	frame VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	others JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reading) REFERENCES readings (id)
);
INSERT INTO "unclaimed" VALUES(1,1,0,77,28,32,'en.transfer.sell','no-party','nobody','[]');
CREATE INDEX ix_documents_sha256 ON documents (sha256);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX ix_files_path ON files (path);
CREATE INDEX ix_readings_sha256 ON readings (sha256);
CREATE INDEX ix_fetches_sha256 ON fetches (sha256);
CREATE INDEX ix_fetches_asked ON fetches (asked);
CREATE INDEX ix_found_claim ON found (claim);
CREATE INDEX ix_refusals_reading ON refusals (reading);
CREATE INDEX ix_unclaimed_reading ON unclaimed (reading);
CREATE INDEX ix_claims_sha256 ON claims (sha256);
CREATE INDEX ix_claims_kind ON claims (kind);
CREATE INDEX ix_claims_statement ON claims (statement);
CREATE INDEX names_by_name ON names (slot, name, claim);
CREATE UNIQUE INDEX passages_by_document ON passages (document, position);
CREATE INDEX ix_judgements_reviewer ON judgements (reviewer);
CREATE INDEX ix_judgements_after ON judgements ("after");
CREATE INDEX ix_judged_claim ON judged (claim);
CREATE INDEX ix_grades_source ON grades (source);
CREATE INDEX ix_grades_claim ON grades (claim);
CREATE INDEX ix_policies_name ON policies (name);
CREATE UNIQUE INDEX seals_by_entry ON seals (kind, entry);
CREATE UNIQUE INDEX shelf_by_name ON shelf (name, sha256);
CREATE UNIQUE INDEX standing_in_order ON standing (sha256, start, "end", kind, claim);
CREATE INDEX standing_by_review ON standing (review);
CREATE INDEX standing_by_kind ON standing (kind, review);
CREATE INDEX ix_members_event ON members (event);
CREATE INDEX ix_bearings_stands ON bearings (stands);
CREATE INDEX ix_bearings_sha256 ON bearings (sha256);
CREATE VIEW current_claims AS 
SELECT c."id" AS "id", s.name AS document, c."sha256" AS "sha256", c."kind" AS "kind", c."actor" AS "actor", c."recipient" AS "recipient", c."item" AS "item", c."designators" AS "designators", json_extract(c.quantity, '$.low') AS quantity_low, json_extract(c.quantity, '$.high') AS quantity_high, json_extract(c.quantity, '$.unit') AS quantity_unit, CASE WHEN c.quantity IS NOT NULL THEN coalesce(json_extract(c.quantity, '$.approx'), 0) END AS quantity_approx, json_extract(c.value, '$.low') AS value_low, json_extract(c.value, '$.high') AS value_high, json_extract(c.value, '$.currency') AS value_currency, CASE WHEN c.value IS NOT NULL THEN coalesce(json_extract(c.value, '$.approx'), 0) END AS value_approx, c."period" AS "period", nullif(nullif(c.first_year, -9999), 9999) AS first_year, nullif(nullif(c.last_year, -9999), 9999) AS last_year, c."place" AS "place", c."stage" AS "stage", c."terms" AS "terms", c."modality" AS "modality", c."polarity" AS "polarity", c."said_by" AS "said_by", c."quote" AS "quote", c."start" AS "start", c."end" AS "end", c."note" AS "note", c."rule" AS "rule", st."probability" AS "probability", st."review" AS "review", c."number" AS "number" FROM shelf s JOIN standing st ON st.sha256 = s.sha256 JOIN claims c ON c.id = st.claim
WHERE st.review NOT IN ('rejected', 'corrected', 'split', 'merged');
CREATE VIEW current_documents AS 
SELECT s.name AS document, d.sha256, s.path, d.genre, d.title, d.author, d.publisher, d.date, d.language,
    r.n_sentences AS sentences, s.n_claims AS claims
FROM shelf s JOIN documents d ON d.id = s.document JOIN readings r ON r.id = s.reading;
CREATE VIRTUAL TABLE claims_fts USING fts5(quote, item, content="claims", content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO claims_fts(claims_fts) VALUES('rebuild');
CREATE VIRTUAL TABLE passages_fts USING fts5(text, content="passages", content_rowid='number', tokenize='unicode61 remove_diacritics 2');
INSERT INTO passages_fts(passages_fts) VALUES('rebuild');
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: documents'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: documents'); END;
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: originals'); END;
CREATE TRIGGER originals_no_delete BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: originals'); END;
CREATE TRIGGER originals_no_replace BEFORE INSERT ON originals WHEN EXISTS (SELECT 1 FROM originals WHERE "sha256" = NEW."sha256") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER runs_no_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: runs'); END;
CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: runs'); END;
CREATE TRIGGER runs_no_replace BEFORE INSERT ON runs WHEN EXISTS (SELECT 1 FROM runs WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER fetches_no_update BEFORE UPDATE ON fetches BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: fetches'); END;
CREATE TRIGGER fetches_no_delete BEFORE DELETE ON fetches BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: fetches'); END;
CREATE TRIGGER fetches_no_replace BEFORE INSERT ON fetches WHEN EXISTS (SELECT 1 FROM fetches WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER files_no_update BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: files'); END;
CREATE TRIGGER files_no_delete BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: files'); END;
CREATE TRIGGER files_no_replace BEFORE INSERT ON files WHEN EXISTS (SELECT 1 FROM files WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER names_no_update BEFORE UPDATE ON names BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: names'); END;
CREATE TRIGGER names_no_delete BEFORE DELETE ON names BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: names'); END;
CREATE TRIGGER names_no_replace BEFORE INSERT ON names WHEN EXISTS (SELECT 1 FROM names WHERE "claim" = NEW."claim" AND "slot" = NEW."slot" AND "name" = NEW."name") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: readings'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: readings'); END;
CREATE TRIGGER readings_no_replace BEFORE INSERT ON readings WHEN EXISTS (SELECT 1 FROM readings WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER coverage_no_update BEFORE UPDATE ON coverage BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: coverage'); END;
CREATE TRIGGER coverage_no_delete BEFORE DELETE ON coverage BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: coverage'); END;
CREATE TRIGGER coverage_no_replace BEFORE INSERT ON coverage WHEN EXISTS (SELECT 1 FROM coverage WHERE "reading" = NEW."reading") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER found_no_update BEFORE UPDATE ON found BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: found'); END;
CREATE TRIGGER found_no_delete BEFORE DELETE ON found BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: found'); END;
CREATE TRIGGER found_no_replace BEFORE INSERT ON found WHEN EXISTS (SELECT 1 FROM found WHERE "reading" = NEW."reading" AND "claim" = NEW."claim") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER refusals_no_update BEFORE UPDATE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: refusals'); END;
CREATE TRIGGER refusals_no_delete BEFORE DELETE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: refusals'); END;
CREATE TRIGGER refusals_no_replace BEFORE INSERT ON refusals WHEN EXISTS (SELECT 1 FROM refusals WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER unclaimed_no_update BEFORE UPDATE ON unclaimed BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: unclaimed'); END;
CREATE TRIGGER unclaimed_no_delete BEFORE DELETE ON unclaimed BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: unclaimed'); END;
CREATE TRIGGER unclaimed_no_replace BEFORE INSERT ON unclaimed WHEN EXISTS (SELECT 1 FROM unclaimed WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: claims'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: claims'); END;
CREATE TRIGGER claims_no_replace BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM claims WHERE "number" = NEW."number" OR "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER endings_no_update BEFORE UPDATE ON endings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: endings'); END;
CREATE TRIGGER endings_no_delete BEFORE DELETE ON endings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: endings'); END;
CREATE TRIGGER endings_no_replace BEFORE INSERT ON endings WHEN EXISTS (SELECT 1 FROM endings WHERE "number" = NEW."number" OR "run" = NEW."run") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER passages_no_update BEFORE UPDATE ON passages BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: passages'); END;
CREATE TRIGGER passages_no_delete BEFORE DELETE ON passages BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: passages'); END;
CREATE TRIGGER passages_no_replace BEFORE INSERT ON passages WHEN EXISTS (SELECT 1 FROM passages WHERE "number" = NEW."number") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: judgements'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: judgements'); END;
CREATE TRIGGER judgements_no_replace BEFORE INSERT ON judgements WHEN EXISTS (SELECT 1 FROM judgements WHERE "number" = NEW."number" OR "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER judged_no_update BEFORE UPDATE ON judged BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: judged'); END;
CREATE TRIGGER judged_no_delete BEFORE DELETE ON judged BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: judged'); END;
CREATE TRIGGER judged_no_replace BEFORE INSERT ON judged WHEN EXISTS (SELECT 1 FROM judged WHERE "judgement" = NEW."judgement" AND "role" = NEW."role" AND "position" = NEW."position") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER grades_no_update BEFORE UPDATE ON grades BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: grades'); END;
CREATE TRIGGER grades_no_delete BEFORE DELETE ON grades BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: grades'); END;
CREATE TRIGGER grades_no_replace BEFORE INSERT ON grades WHEN EXISTS (SELECT 1 FROM grades WHERE "number" = NEW."number" OR "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER policies_no_update BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: policies'); END;
CREATE TRIGGER policies_no_delete BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: policies'); END;
CREATE TRIGGER policies_no_replace BEFORE INSERT ON policies WHEN EXISTS (SELECT 1 FROM policies WHERE "number" = NEW."number" OR "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER seals_no_update BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: seals'); END;
CREATE TRIGGER seals_no_delete BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: seals'); END;
CREATE TRIGGER seals_no_replace BEFORE INSERT ON seals WHEN EXISTS (SELECT 1 FROM seals WHERE "number" = NEW."number") BEGIN SELECT RAISE(IGNORE); END;
COMMIT;
PRAGMA application_id = 1380340812;
PRAGMA user_version = 4;
