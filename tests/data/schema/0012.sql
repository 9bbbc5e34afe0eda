-- A database of schema 12 with two candidates, one of whom applied and agreed to targeted offers, a policy, a campaign, a network, a colleague, and a meeting of a board with a guest.
-- The migration test puts it on the first twelve files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'661e39d14be3400e85f697291295cc80', 1, 1, 'live');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 11, 1795348514767, X'ef99281ca6864480cd3fc153865a2cccec75316eef35fdd5651a66dd1894217f');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795262640000, 1, 0, 'J.Shah', 'add', 1, X'd6ee658f4efc4de9b9b24cc4d93bc4b5', X'8a4d74b54dd40b6051e787c52c5e90ba', X'01010600010000000000010f0000005369c3a26e2057796e2d4a6f6e657300040000000000010c000000303737303020393030313233000d0000000000010100000031000e0000000000010a000000323032362d31312d3031000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'b473fdbb32e5e4a6b070d3c8ff33287b2fc3efd1651a829a4fc15acd794aabb4', X'4e226f6b91fbd60780be536779930bfec7e576274d32b206b989773688e5954e');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795262640000, 2, 0, 'J.Shah', 'add', 1, X'b0194e07df4848b985c0726968dd7c82', X'516ee7245bf8d60582116437192cf716', X'010104000100000000000107000000416461204f626900050000000000010f000000616461406578616d706c652e6f7267000f000000000001060000004a2e536861680010000000000001040000006f70656e00', X'817edab5336e546d53495494859d86dfddbd3e97397999f228f3caac6c058a30', X'bde321feede784e259e80a385e1b780f70040cb75dca203624cb8639abf105f3');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795262640000, 3, 0, 'J.Shah', 'add', 31, X'16dd19d59e5a40888390ad8b22a1035c', X'e845c6bb105d64a93df2fa950bbd2b30', X'0101070001000000000001130000004e6f7469636520666f72207369676e2d7570730002000000000001060000006e6f746963650003000000000001010000003100050000000000010a000000323032352d30312d303100060000000000010a000000323032372d30362d303100080000000000010c000000546865207265676973746572000a000000000001060000004a2e5368616800', X'9d7e3600ea455a6787110678be7c2179e8fd4fc9f8f76c093f3094d1dc8b1386', X'07e712836886ecad7e0b2af152b53cf1e3c00ba5696f35e219ea05b225aac23d');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795262640000, 4, 0, 'J.Shah', 'add', 30, X'848bf724ee1a4aada9635509a69afcb8', X'a8db48bfac52afba9b5fabf62e93ae9b', X'01010700010000000000012400000062303139346530372d646634382d343862392d383563302d37323639363864643763383200020000000000010800000074617267657465640003000000000001010000003100040000000000010500000070686f6e6500060000000000010a000000323032362d31312d303200070000000000010a000000323032372d31312d30320009000000000001060000004a2e5368616800', X'5587f85746b1845621fc0f6b433ac560df7b79eec7ffedb42c68dd80268e2194', X'73a04a011de9116aeeef2ecd4a1667743a870e3b3b9b08e448618c4a5251a14f');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795262640000, 5, 0, 'J.Shah', 'add', 4, X'd68b5b11a7fd442ca247871084137bde', X'51f1b456bcdd527e856531c22c9d8f9e', X'01010200010000000000010d000000417574756d6e20696e74616b65000200000000000102000000706300', X'61db61a16fde6811e5269e3d63d03c38af05a6fb52f66cbad295855f37427dc8', X'013591b7e2770eaf2627a3543978dc9c20c3d1050c552f51728472ee8e71253b');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795262640000, 6, 0, 'J.Shah', 'add', 5, X'7cbee1ec2e324cd6802004e813217d79', X'bf5ceb6d9d48e28e6400ddb2a1fb183c', X'01010800010000000000012400000062303139346530372d646634382d343862392d383563302d373236393638646437633832000200000000000102000000706300040000000000012400000064363862356231312d613766642d343432632d613234372d383731303834313337626465000500000000000103000000656f6900060000000000010a000000323032362d31312d32310007000000000001040000006c69766500080000000000010a000000323032362d31312d3231000b000000000001060000004a2e5368616800', X'53f0269d78c080cd5786e057e814a62ae13f262e7249600b0a7d1ae43e9c746e', X'47da36aa5c68146dda0883198a69b74fd9cc90418b37f98c09a6f6c9c7bc217a');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795262640000, 7, 0, 'J.Shah', 'add', 20, X'6481aa48c017479ab571970d4aa642a1', X'a66278829a360960917575158de0130b', X'01010400010000000000010e00000057616c6b6572732720466f72756d0002000000000001070000006e6574776f726b0005000000000001070000004a2e205368616800070000000000010300000079657300', X'783c83dfc8659a99d801790211482e24c906a0b68636847927280133d224bb48', X'4503c4a08962910debc38278e0cee9ff3aed43d58a67e9188495fe8b5f7b6e09');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (8, 1, 8, 1795262640000, 8, 0, 'J.Shah', 'add', 23, X'e92b734967764a45a0f1e3f0256d7d3c', X'1f98fbc2ee4c8bf0349b2cbeb17887f2', X'01010300010000000000011d00000044697665727369747920616e6420496e636c7573696f6e20426f6172640005000000000001070000004a2e205368616800080000000000010300000079657300', X'9c09d5554ded993eebf2f7d86a50a975e452bd917b6ec56f9f79d93189e755c4', X'd8b638635fce6e04568873ac599228568a90223c841f8b9a908bba3d745bbc18');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (9, 1, 9, 1795348484652, 9, 0, 'J.Shah', 'add', 10, X'0925bc2ae2814337959b61446395df96', X'e790f7b8ceb5ab8a0ba319662a56d437', X'01010100010000000000010c00000050432034343731205265696400', X'6ac77d0a7fc7958a31bebc4b0f5312c5998cb3d676e6ba56ac4005413a6e76be', X'226a2f5b41ebd88eb6ec6e14eb25235aff4110135a7f72885644b703676d10c7');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (10, 1, 10, 1795348484883, 10, 0, 'J.Shah', 'add', 24, X'1d61115441ba44129a2219a229a9f499', X'8f7323d7a7745e9debced7b98189964e', X'01010300010000000000012400000065393262373334392d363737362d346134352d613066312d65336630323536643764336300020000000000010a000000323032362d31312d3330000400000000000107000000706c616e6e656400', X'52d31b12c3719e098187ee7e6b68b3bd0fbc230dc92e5ffad87e45e7d6190511', X'de5223318b290efd3a890fd88c853729f76a609fa77d9d8be4a819f4efc72852');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (11, 1, 11, 1795348514767, 11, 0, 'J.Shah', 'add', 27, X'da6608004e864485ac22173528c419f4', X'b69fdaa5fd9a3f232b7e217e36f13d3c', X'01010300030000000000010700000041206775657374000600000000000108000000657870656374656400010000000000012400000031643631313135342d343162612d343431322d396132322d31396132323961396634393900', X'7668405118911104b16707dfa8d30c37e1645d7955e9883f9afc3018a9d9e15d', X'ef99281ca6864480cd3fc153865a2cccec75316eef35fdd5651a66dd1894217f');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 2, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 3, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 4, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 5, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 6, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 7, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 8, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 9, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 10, 'J.Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 11, 'J.Shah', 'add', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'0925bc2ae2814337959b61446395df96', -1, 1, 9);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'16dd19d59e5a40888390ad8b22a1035c', -1, 1, 3);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'1d61115441ba44129a2219a229a9f499', -1, 1, 10);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'6481aa48c017479ab571970d4aa642a1', -1, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'7cbee1ec2e324cd6802004e813217d79', -1, 1, 6);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'848bf724ee1a4aada9635509a69afcb8', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'b0194e07df4848b985c0726968dd7c82', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd68b5b11a7fd442ca247871084137bde', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd6ee658f4efc4de9b9b24cc4d93bc4b5', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'da6608004e864485ac22173528c419f4', -1, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'e92b734967764a45a0f1e3f0256d7d3c', -1, 1, 8);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (1, X'd6ee658f4efc4de9b9b24cc4d93bc4b5', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Siân Wyn-Jones', 'sian wyn-jones', NULL, NULL, '07700 900123', '+447700900123', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, '1', '2026-11-01', 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (2, X'b0194e07df4848b985c0726968dd7c82', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Ada Obi', 'ada obi', NULL, NULL, NULL, '', 'ada@example.org', 'ada@example.org', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J.Shah', 'j.shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates_search (rowid, words)
VALUES (1, 'sian wyn-jones
07700 900123
+447700900123 07700900123
');
INSERT INTO candidates_search (rowid, words)
VALUES (2, 'ada obi
ada@example.org
');
INSERT INTO campaigns (number, id, created, changed, alive, name, name_key, role, role_key, route, posts, opens, opens_key, closes, closes_key, intake, intake_key, notes)
VALUES (1, X'd68b5b11a7fd442ca247871084137bde', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Autumn intake', 'autumn intake', 'pc', 'pc', NULL, NULL, NULL, '', NULL, '', NULL, '', NULL);
INSERT INTO campaigns_search (rowid, words)
VALUES (1, 'autumn intake
');
INSERT INTO applications (number, id, created, changed, alive, candidate, role, role_key, route, campaign, stage, stage_key, stage_since, stage_since_key, outcome, outcome_key, applied, applied_key, ended, eligible_from, eligible_from_key, owner, owner_key, notes)
VALUES (1, X'7cbee1ec2e324cd6802004e813217d79', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, X'b0194e07df4848b985c0726968dd7c82', 'pc', 'pc', NULL, X'd68b5b11a7fd442ca247871084137bde', 'eoi', 'eoi', '2026-11-21', '2026-11-21', 'live', 'live', '2026-11-21', '2026-11-21', NULL, NULL, '', 'J.Shah', 'j.shah', NULL);
INSERT INTO applications_search (rowid, words)
VALUES (1, '');
INSERT INTO staff (number, id, created, changed, alive, name, name_key, collar, collar_key, kind, kind_key, rank, role, station, station_key, team, line_manager, email, email_key, phone, languages, shifts, notes)
VALUES (1, X'0925bc2ae2814337959b61446395df96', '2026-11-22T11:54:44Z', '2026-11-22T11:54:44Z', 1, 'PC 4471 Reid', 'pc 4471 reid', NULL, '', NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO staff_search (rowid, words)
VALUES (1, 'pc 4471 reid
');
INSERT INTO policies (number, id, created, changed, alive, name, name_key, kind, kind_key, version, version_key, reference, starts, starts_key, review, review_key, ends, location, wording, owner, owner_key)
VALUES (1, X'16dd19d59e5a40888390ad8b22a1035c', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Notice for sign-ups', 'notice for sign-ups', 'notice', 'notice', '1', '1', NULL, '2025-01-01', '2025-01-01', '2027-06-01', '2027-06-01', NULL, 'The register', NULL, 'J.Shah', 'j.shah');
INSERT INTO policies_search (rowid, words)
VALUES (1, 'notice for sign-ups
the register
');
INSERT INTO consents (number, id, created, changed, alive, candidate, purpose, purpose_key, wording, wording_key, channel, source, given, given_key, expires, expires_key, withdrawn, withdrawn_key, noted_by)
VALUES (1, X'848bf724ee1a4aada9635509a69afcb8', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, X'b0194e07df4848b985c0726968dd7c82', 'targeted', 'targeted', '1', '1', 'phone', NULL, '2026-11-02', '2026-11-02', '2027-11-02', '2027-11-02', NULL, '', 'J.Shah');
INSERT INTO consents_search (rowid, words)
VALUES (1, 'ada obi
');
INSERT INTO networks (number, id, created, changed, alive, name, name_key, kind, kind_key, purpose, contact, owner, owner_key, founded, founded_key, active, review, review_key, board, pledge, level, renewal, renewal_key)
VALUES (1, X'6481aa48c017479ab571970d4aa642a1', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Walkers'' Forum', 'walkers'' forum', 'network', 'network', NULL, NULL, 'J. Shah', 'j. shah', NULL, '', 'yes', NULL, '', NULL, NULL, NULL, NULL, '');
INSERT INTO networks_search (rowid, words)
VALUES (1, 'walkers'' forum
');
INSERT INTO boards (number, id, created, changed, alive, name, name_key, purpose, cadence, cadence_key, chair, owner, owner_key, departments, advisers, active, quorum)
VALUES (1, X'e92b734967764a45a0f1e3f0256d7d3c', '2026-11-21T12:04:00Z', '2026-11-21T12:04:00Z', 1, 'Diversity and Inclusion Board', 'diversity and inclusion board', NULL, NULL, '', NULL, 'J. Shah', 'j. shah', NULL, NULL, 'yes', NULL);
INSERT INTO boards_search (rowid, words)
VALUES (1, 'diversity and inclusion board
');
INSERT INTO meetings (number, id, created, changed, alive, board, held, held_key, place, state, state_key, attended, minutes)
VALUES (1, X'1d61115441ba44129a2219a229a9f499', '2026-11-22T11:54:44Z', '2026-11-22T11:54:44Z', 1, X'e92b734967764a45a0f1e3f0256d7d3c', '2026-11-30', '2026-11-30', NULL, 'planned', 'planned', NULL, NULL);
INSERT INTO meetings_search (rowid, words)
VALUES (1, 'diversity and inclusion board
a guest
');
INSERT INTO attendances (number, id, created, changed, alive, meeting, staff, name, network, seat, state, state_key)
VALUES (1, X'da6608004e864485ac22173528c419f4', '2026-11-22T11:55:14Z', '2026-11-22T11:55:14Z', 1, X'1d61115441ba44129a2219a229a9f499', NULL, 'A guest', NULL, NULL, 'expected', 'expected');
INSERT INTO attendances_search (rowid, words)
VALUES (1, 'a guest
');
