-- A database of schema 12 with four candidates and a user with a key.
-- The migration test puts it on the first twelve files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'da3ed39879e4468a8ebdd778e235493a', 1, 1, 'live');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 7, 1795368871540, X'6091b46700992c39679d4e684ceedba501992321736a80d04d7dfe03ebd6c482');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795368870228, 1, 0, 'J. Shah', 'add', 1, X'd886bb9936ca45e885eea63b6e1df846', X'dfdc5fddc2a08b5965877b1752797b46', X'010104000100000000000107000000416461204f626900040000000000010c000000303737303020393030313233000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'1b59de5203a82bef6cc5a17eacb3851f0a4801563351dcbf385f899c1e613bc2', X'67159a10d6e39529cf89adbd30f2eb3f0adcb8b93a46650ffd98d6458c739979');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795368870279, 2, 0, 'J. Shah', 'add', 1, X'16ebd9aba1b24222aab0be960cd54f61', X'c057f106eb7c682d97ce4c7ede57a89b', X'01010400010000000000010800000042656120436f6c6500040000000000010c000000303737303020393030313234000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'c2b134855a9240e7d87d591d9cb0a671b1314ec30b5c44b5de343d227f915fa3', X'85c8eeb17ddcaaa400ce00ed6118d644d3d7c647b5ddcce16046568a3402c3bf');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795368870364, 3, 0, 'J. Shah', 'add', 1, X'f626147911ff41abbc83a66ab53b4984', X'13854a468c62ce3aba1cc1a300651689', X'01010400010000000000010f0000005369c3a26e2057796e2d4a6f6e657300040000000000010c000000303737303020393030313235000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'e6071ab35c576ca3974341870121b17f697829e8db06666a6020c2a4c962c6de', X'72cec8d3c2cb3a000ad270152c552022851a2efb330e4aa98cfa0cced75f717a');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795368870489, 4, 0, 'J. Shah', 'add', 1, X'07c691ab63f74d4482a33e088d61d5eb', X'b59ced59fe586c6c0b9d66617db7f88f', X'01010400010000000000010700000043792044616c6500040000000000010c000000303737303020393030313236000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'27d701c27529a7dac2e299e1788a1e6a665d62f96187f7e5dfb4e8c827d3d85c', X'ac5705533d246ae139d6b2e4beb4aa6fcce8d5a788a932e099284ffea33c6059');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795368870766, 5, 0, 'J. Shah', 'user add', 60, X'a89e671ec493484d8cf2854b19cfb1ff', X'23d25dfe1c876f3f8cb4e91fcfcf901f', X'0101030001000000000001070000004a2e20536861680002000000000001040000006c65616400030000000000010600000061637469766500', X'313552a25c93f6b4d3123dd7451250a8b56a25b9448655c8b1e419425d99fd8b', X'67f7727182a0e393c1976f125840c4bd2e79ceefe12dbec16bc7d882be491025');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795368870766, 5, 0, 'J. Shah', 'user add', 61, X'3cc22f312c29448b8717237f5485f043', X'dd848479f88f54518b7749b765f63f80', X'01010300010000000000012400000061383965363731652d633439332d343834642d386366322d38353462313963666231666600020000000000010b0000007373682d656432353531390003000000000001320000005348413235363a4a746e4b3639306f64765367464c317763496a4354366d423754425062475368507470315070484d724f3800', X'b048079cbc786de626df5af1ca1de65676da28ee5c451da3fc632881b72f215c', X'd30f86fd44a431eb0166fbe4fb2b5d0b487cb0cd58d23ab874073ac7249739b2');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795368871540, 7, 0, 'J. Shah', 'edit', 1, X'd886bb9936ca45e885eea63b6e1df846', X'254b9dd918ad7aee708ca7ac69db3f59', X'0102020004000000010001000000000000000100000000000000010c000000303737303020393030313237000000000001000100000000000000010000000000000001010000003100', X'24d0ed7298052852a152d51ec8c5432ebd99ab3c1641b7b49dea4fa8660008b9', X'6091b46700992c39679d4e684ceedba501992321736a80d04d7dfe03ebd6c482');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 2, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 3, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 4, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 5, 'J. Shah', 'user add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 7, 'J. Shah', 'edit', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'07c691ab63f74d4482a33e088d61d5eb', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'16ebd9aba1b24222aab0be960cd54f61', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'3cc22f312c29448b8717237f5485f043', -1, 1, 6);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'a89e671ec493484d8cf2854b19cfb1ff', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd886bb9936ca45e885eea63b6e1df846', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd886bb9936ca45e885eea63b6e1df846', 0, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd886bb9936ca45e885eea63b6e1df846', 4, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'f626147911ff41abbc83a66ab53b4984', -1, 1, 3);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (1, X'd886bb9936ca45e885eea63b6e1df846', '2026-11-22T17:34:30Z', '2026-11-22T17:34:31Z', 1, 'Ada Obi', 'ada obi', NULL, NULL, '07700 900127', '+447700900127', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (2, X'16ebd9aba1b24222aab0be960cd54f61', '2026-11-22T17:34:30Z', '2026-11-22T17:34:30Z', 1, 'Bea Cole', 'bea cole', NULL, NULL, '07700 900124', '+447700900124', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (3, X'f626147911ff41abbc83a66ab53b4984', '2026-11-22T17:34:30Z', '2026-11-22T17:34:30Z', 1, 'Siân Wyn-Jones', 'sian wyn-jones', NULL, NULL, '07700 900125', '+447700900125', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (4, X'07c691ab63f74d4482a33e088d61d5eb', '2026-11-22T17:34:30Z', '2026-11-22T17:34:30Z', 1, 'Cy Dale', 'cy dale', NULL, NULL, '07700 900126', '+447700900126', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO users (number, id, created, changed, alive, name, name_key, role, role_key, state, state_key, staff)
VALUES (1, X'a89e671ec493484d8cf2854b19cfb1ff', '2026-11-22T17:34:30Z', '2026-11-22T17:34:30Z', 1, 'J. Shah', 'j. shah', 'lead', 'lead', 'active', 'active', NULL);
INSERT INTO user_keys (number, id, created, changed, alive, user, kind, kind_key, fingerprint, fingerprint_key)
VALUES (1, X'3cc22f312c29448b8717237f5485f043', '2026-11-22T17:34:30Z', '2026-11-22T17:34:30Z', 1, X'a89e671ec493484d8cf2854b19cfb1ff', 'ssh-ed25519', 'ssh-ed25519', 'SHA256:JtnK690odvSgFL1wcIjCT6mB7TBPbGShPtp1PpHMrO8', 'sha256:jtnk690odvsgfl1wcijct6mb7tbpbgshptp1pphmro8');
INSERT INTO search (rowid, words)
VALUES (1099511627777, 'ada obi
07700 900127
+447700900127 07700900127
');
INSERT INTO search (rowid, words)
VALUES (1099511627778, 'bea cole
07700 900124
+447700900124 07700900124
');
INSERT INTO search (rowid, words)
VALUES (1099511627779, 'sian wyn-jones
07700 900125
+447700900125 07700900125
');
INSERT INTO search (rowid, words)
VALUES (1099511627780, 'cy dale
07700 900126
+447700900126 07700900126
');
INSERT INTO search (rowid, words)
VALUES (65970697666561, 'j. shah
');
INSERT INTO search (rowid, words)
VALUES (67070209294337, '');
