-- A database of schema 13 as posact left it whose newest schema was 11: targeted support that rests on words, a pairing and an event with an invitation.
-- The migration test puts it on the first thirteen files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'43be13ececc348549d593e9e30894261', 1, 1, 'live');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 7, 1795341600000, X'2babcd2a401f5f1888cdbe97add3cfda35e7502c70198ab7df3d9174a450cd7f');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795341600000, 1, 0, 'J. Shah', 'add', 1, X'9980e13f0d544fdc881ec7d39fa5af78', X'dba157f9dae46abeebda44f7d5b36678', X'010105000100000000000107000000416461204f626900040000000000010c000000303737303020393030313233000a000000000001020000007063000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'aaff37668e7ef24a8884fbcd63b7862d5327a99d19d79f5d92a2794709aa2513', X'da592d6f5c769e000b445ca30990465c89c549820bb20f2f1f1be70a57d87647');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795341600000, 2, 0, 'J. Shah', 'add', 10, X'38e45277cf2c425caaeca3b41d8dbf3b', X'5e25ce4fa4f73ded961bddecee386332', X'01010100010000000000010c00000050432034343731205265696400', X'46aa026f61ae045fb4dbc07fcd6a7500314ed74929e915980ece8c9508acc624', X'8dbc3e9d8b0c536710959176a8f8fc2e5de4942f571d661d4cab560b19e41c20');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795341600000, 3, 0, 'J. Shah', 'add', 9, X'f3025b22bc45408bb0d88f75ccb9819e', X'0d0060b7da67b626ef7399d98c5dea21', X'01010500010000000000012400000033386534353237372d636632632d343235632d616165632d613362343164386462663362000200000000000105000000627564647900040000000000010a000000323032362d30312d303500060000000000010a000000323032362d30312d3035000c0000000000010300000079657300', X'930d302d7e215b4f26913dcbde19ff16a2cd3415804665c0d0f999a36e0b8463', X'f616671c7dbb7ec7d58567f9afec26013987c1dfc36207336954d37e304cbdbc');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795341600000, 4, 0, 'J. Shah', 'add', 8, X'4d44617d6f6345c9b6977c9acb9627c3', X'c39fdf2ac29a6733e8f145991da875e8', X'01010b00010000000000012400000039393830653133662d306435342d346664632d383831652d63376433396661356166373800030000000000012400000066333032356232322d626334352d343038622d623064382d386637356363623938313965001a00000000000105000000627564647900040000000000010800000070726f706f73656400050000000000010a000000323032362d31312d3232000c000000000001050000006164756c7400080000000000010a000000323032362d31312d32320013000000000001070000004a2e2053686168001400000000000167000000456e636f75726167656d656e742c206c6f6769737469637320616e64207075626c6963206d6174657269616c3b206e6576657220776861742069732061736b656420696e20616e206173736573736d656e742c20616e64206e6576657220616e20616e73776572000d000000000001080000007461726765746564000e0000000000010a00000050414120323032362f3300', X'afef2c9b618badc49fb539e25b10fc9bc4f96685262af58f904220f6f501b976', X'73f8c281a5141bf327520f1f473c72d1ff6f41be08095d012fb839869837d8bf');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795341600000, 5, 0, 'J. Shah', 'add', 15, X'598eecc78bff45cdadc1de208d215550', X'f579a78d009c43baf01026b62a6d361f', X'0101090001000000000001190000004d65657420776f6d656e2077686f20646f20746865206a6f62000200000000000109000000646973636f76657279000300000000000114000000323032362d31322d30335431383a33303a30305a000400000000000114000000323032362d31322d30335432303a33303a30305a000800000000000107000000706c616e6e6564000c000000000001080000007461726765746564000d00000000000105000000776f6d656e000e0000000000010a00000050414120323032362f33000f000000000001070000004a2e205368616800', X'382226d0515079fac03b5069e2dbed16900f6c837a49de39696b9ef3142f8a0d', X'2a9dd9ef59baf652fcfdf02ef36349c362ccadad0e277c8ac62ab87cbc522d76');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795341600000, 6, 0, 'J. Shah', 'invite', 16, X'ac7a274767664dd2bbe3d358edd9f004', X'46591c16bec6e0b7314e641cdcfa7145', X'01010600010000000000012400000035393865656363372d386266662d343563642d616463312d64653230386432313535353000020000000000012400000039393830653133662d306435342d346664632d383831652d6337643339666135616637380004000000000001050000006775657374000500000000000107000000696e7669746564000600000000000114000000323032362d31312d32325431303a30303a30305a00070000000000010a000000323032362d31312d323200', X'cbd1ff77684c226422b2f39910994ab385c4f6c1d674f72edfff9edca1de7b2d', X'5625569a37c4b119c0ac1e52a3e4e2e04eb31317666a88c536cd03b4133b782c');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795341600000, 6, 0, 'J. Shah', 'invite', 15, X'598eecc78bff45cdadc1de208d215550', X'f7ef53f852db52ffd75a91c842df7123', X'010202000800000001000100000000000000050000000000000001040000006f70656e000000000001000100000000000000050000000000000001010000003100', X'c452273acf2474edb7c7ac454857a7da92221424898cb09f556b56a1b5981b84', X'2babcd2a401f5f1888cdbe97add3cfda35e7502c70198ab7df3d9174a450cd7f');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 2, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 3, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 4, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 5, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 6, 'J. Shah', 'invite', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'38e45277cf2c425caaeca3b41d8dbf3b', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'4d44617d6f6345c9b6977c9acb9627c3', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'598eecc78bff45cdadc1de208d215550', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'598eecc78bff45cdadc1de208d215550', 0, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'598eecc78bff45cdadc1de208d215550', 8, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'9980e13f0d544fdc881ec7d39fa5af78', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'ac7a274767664dd2bbe3d358edd9f004', -1, 1, 6);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'f3025b22bc45408bb0d88f75ccb9819e', -1, 1, 3);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (1, X'9980e13f0d544fdc881ec7d39fa5af78', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, 'Ada Obi', 'ada obi', NULL, NULL, '07700 900123', '+447700900123', NULL, '', NULL, NULL, NULL, NULL, 'pc', 'pc', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates_search (rowid, words)
VALUES (1, 'ada obi
07700 900123
+447700900123 07700900123
');
INSERT INTO staff (number, id, created, changed, alive, name, name_key, collar, collar_key, kind, kind_key, rank, role, station, station_key, team, line_manager, email, email_key, phone, languages, shifts, notes)
VALUES (1, X'38e45277cf2c425caaeca3b41d8dbf3b', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, 'PC 4471 Reid', 'pc 4471 reid', NULL, '', NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO staff_search (rowid, words)
VALUES (1, 'pc 4471 reid
');
INSERT INTO buddies (number, id, created, changed, alive, staff, kind, kind_key, capacity, trained, trained_key, refresher, refresher_key, agreed, available_from, available_to, roles, areas, offers, active)
VALUES (1, X'f3025b22bc45408bb0d88f75ccb9819e', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, X'38e45277cf2c425caaeca3b41d8dbf3b', 'buddy', 'buddy', NULL, '2026-01-05', '2026-01-05', NULL, '', '2026-01-05', NULL, NULL, NULL, NULL, NULL, 'yes');
INSERT INTO buddies_search (rowid, words)
VALUES (1, 'pc 4471 reid
');
INSERT INTO pairings (number, id, created, changed, alive, candidate, buddy, kind, kind_key, state, state_key, state_since, next_contact, next_contact_key, last_contact, last_contact_key, adult, request, goals, from_stage, to_stage, proposed, proposed_key, person_agreed, buddy_agreed, started, started_key, owner, owner_key, guidance, offered, basis, colleague, ended, ended_key, ending, ending_key, person_said, buddy_said, earlier)
VALUES (1, X'4d44617d6f6345c9b6977c9acb9627c3', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, X'9980e13f0d544fdc881ec7d39fa5af78', X'f3025b22bc45408bb0d88f75ccb9819e', 'buddy', 'buddy', 'proposed', 'proposed', '2026-11-22', NULL, '', NULL, '', 'adult', NULL, NULL, NULL, NULL, '2026-11-22', '2026-11-22', NULL, NULL, NULL, '', 'J. Shah', 'j. shah', 'Encouragement, logistics and public material; never what is asked in an assessment, and never an answer', 'targeted', 'PAA 2026/3', NULL, NULL, '', NULL, '', NULL, NULL, NULL);
INSERT INTO pairings_search (rowid, words)
VALUES (1, 'ada obi
pc 4471 reid
');
INSERT INTO events (number, id, created, changed, alive, name, name_key, kind, kind_key, starts, starts_key, ends, venue, link, capacity, state, state_key, campaign, roles, stages, audience, meant_for, basis, owner, owner_key, series, cost, staff_hours, notes, uid, uid_key)
VALUES (1, X'598eecc78bff45cdadc1de208d215550', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, 'Meet women who do the job', 'meet women who do the job', 'discovery', 'discovery', '2026-12-03T18:30:00Z', '2026-12-03T18:30:00Z', '2026-12-03T20:30:00Z', NULL, NULL, NULL, 'open', 'open', NULL, NULL, NULL, 'targeted', 'women', 'PAA 2026/3', 'J. Shah', 'j. shah', NULL, NULL, NULL, NULL, NULL, '');
INSERT INTO events_search (rowid, words)
VALUES (1, 'meet women who do the job
');
INSERT INTO invitations (number, id, created, changed, alive, event, candidate, colleague, part, part_key, state, state_key, state_since, state_since_key, invited, invited_key, offered_until, offered_until_key, place, place_key, arrived, walk_in, signed_up, signed_up_key, basis, note, feedback)
VALUES (1, X'ac7a274767664dd2bbe3d358edd9f004', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 1, X'598eecc78bff45cdadc1de208d215550', X'9980e13f0d544fdc881ec7d39fa5af78', NULL, 'guest', 'guest', 'invited', 'invited', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', '2026-11-22', '2026-11-22', NULL, '', NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL);
INSERT INTO invitations_search (rowid, words)
VALUES (1, 'meet women who do the job
ada obi
');
