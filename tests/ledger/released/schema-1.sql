BEGIN TRANSACTION;
CREATE TABLE claims (
	id VARCHAR NOT NULL, 
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
	PRIMARY KEY (id)
);
INSERT INTO "claims" VALUES('51a0422239987c03','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','transfer','["SUN"]','["PER/air-force"]','36 Su-22 aircraft','["Su-22"]','{"low": 36, "high": 36, "unit": "aircraft", "approx": true}','{"low": null, "high": 250000000, "currency": "USD"}','1977',1977,1977,'["Lima", "Callao"]','ordered','sale','factual','affirmed','[]','Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977',0,76,'en.transfer.sell','two notes','{"actor": [[62, 68]], "designators": [[8, 13]], "item": [[5, 22]], "period": [[72, 76]], "quantity": [[0, 7]], "recipient": [[36, 58]]}');
INSERT INTO "claims" VALUES('f0ec726b14a6692e','374d51752b126aaaa34c0e119a15bd8cb8dc57786d5c3e2aa748ef9274a56728','transfer','["POL"]','[]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'alleged','affirmed','["Tass", "a trader in Callao"]','Warsaw lent [bold]one[/bold] ship',132,165,'en.transfer.lend',NULL,'{"actor": [[132, 138]], "said_by": [[121, 125], [78, 86]]}');
INSERT INTO "claims" VALUES('3664c3939e2a06db','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','relation','["PER"]','["BLR"]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'factual','denied','[]','broke',5,10,'en.transfer.sell',NULL,'{}');
INSERT INTO "claims" VALUES('c542548fc69acb11','daf2bc6b617b812df84592dd567abb7c4921fd9412ffb5195d3e73b45c6b12b8','upheaval','["PER"]','["BLR"]',NULL,'[]',NULL,NULL,NULL,NULL,NULL,'[]',NULL,NULL,'factual','denied','[]','broke',5,10,'outside.c',NULL,'{}');
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
CREATE INDEX ix_documents_sha256 ON documents (sha256);
CREATE INDEX ix_claims_sha256 ON claims (sha256);
CREATE INDEX ix_claims_kind ON claims (kind);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX ix_files_path ON files (path);
CREATE INDEX ix_readings_sha256 ON readings (sha256);
CREATE INDEX names_by_name ON names (slot, name);
CREATE INDEX ix_found_claim ON found (claim);
CREATE INDEX ix_refusals_reading ON refusals (reading);
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: claims'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: claims'); END;
CREATE TRIGGER claims_no_replace BEFORE INSERT ON claims WHEN EXISTS (SELECT 1 FROM claims WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: documents'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: documents'); END;
CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER runs_no_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: runs'); END;
CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: runs'); END;
CREATE TRIGGER runs_no_replace BEFORE INSERT ON runs WHEN EXISTS (SELECT 1 FROM runs WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER files_no_update BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: files'); END;
CREATE TRIGGER files_no_delete BEFORE DELETE ON files BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: files'); END;
CREATE TRIGGER files_no_replace BEFORE INSERT ON files WHEN EXISTS (SELECT 1 FROM files WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER names_no_update BEFORE UPDATE ON names BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: names'); END;
CREATE TRIGGER names_no_delete BEFORE DELETE ON names BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: names'); END;
CREATE TRIGGER names_no_replace BEFORE INSERT ON names WHEN EXISTS (SELECT 1 FROM names WHERE "claim" = NEW."claim" AND "slot" = NEW."slot" AND "name" = NEW."name") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: readings'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: readings'); END;
CREATE TRIGGER readings_no_replace BEFORE INSERT ON readings WHEN EXISTS (SELECT 1 FROM readings WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER found_no_update BEFORE UPDATE ON found BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: found'); END;
CREATE TRIGGER found_no_delete BEFORE DELETE ON found BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: found'); END;
CREATE TRIGGER found_no_replace BEFORE INSERT ON found WHEN EXISTS (SELECT 1 FROM found WHERE "reading" = NEW."reading" AND "claim" = NEW."claim") BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER refusals_no_update BEFORE UPDATE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: refusals'); END;
CREATE TRIGGER refusals_no_delete BEFORE DELETE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: refusals'); END;
CREATE TRIGGER refusals_no_replace BEFORE INSERT ON refusals WHEN EXISTS (SELECT 1 FROM refusals WHERE "id" = NEW."id") BEGIN SELECT RAISE(IGNORE); END;
COMMIT;
PRAGMA application_id = 1380340812;
PRAGMA user_version = 1;
