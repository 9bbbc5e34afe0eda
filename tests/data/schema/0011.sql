-- A database of schema 11 with four candidates, one invited to an event, a network with a member and a representative, a board, a meeting and an action.
-- The migration test puts it on the first eleven files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'6b00026e40ce44d6a068a07ec6deaa64', 1, 1, 'live');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 17, 1795346462741, X'0fa235c448d1ced42a8127210dc56caeba892e282d7859348cf09e6bb3b550bb');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795344513557, 1, 0, 'J. Shah', 'add', 1, X'a1839522b6fc4504a417bc0dd87dc289', X'b38d5040169253bc422df0f6861b91cd', X'010105000100000000000107000000416461204f626900040000000000010c00000030373730302039303031323300050000000000010f000000616461406578616d706c652e6f7267000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'64a036ae269d76c78cc77699a2f2b4fc899ba83c8de76eeea5d22cf43842a2a4', X'502439804bd117b51d85c5c4d97dcb238adae18aa2d05bf652958640f4b32c4e');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795344513638, 2, 0, 'J. Shah', 'add', 10, X'7a1434aea9544e80bc7177dea5c37bf3', X'5a66b912c6e25c333baeac16e911eb3f', X'01010300010000000000010c0000005043203434373120526569640002000000000001040000003434373100060000000000010800000053746166666f726400', X'49f0c0898d9f22aef70f6711e66ad9806af3356bb65d7718ae5dd6602c1ef28f', X'1a0b7d655626711cc851b4ba4cd656065d532707ad7262c3ad78a88676515825');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795344513706, 3, 0, 'J. Shah', 'add', 10, X'00534ce7d64143d5961e16b259eb75ef', X'8255e922a887abeea16fe63710cb9229', X'010101000100000000000107000000442e20436f6c6500', X'112dfbcd45287c73e5dee2d076e7e5ea6f26782b76fa79ed84e2ec1823508e68', X'27d285b8eb2f3589ca3bbecc4e32be640c05e3d2d1fbfe1392547f4d0b5a9408');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795344513776, 4, 0, 'J. Shah', 'add', 20, X'cb94388f2c41487eb3fff3aba256c73e', X'f819a8969e4a13ec8bb4c97429cc4bd1', X'01010300010000000000010e00000057616c6b6572732720466f72756d0002000000000001070000006e6574776f726b00070000000000010300000079657300', X'06b271481d0c3419d4d8a00b4f7189f62c88b5d8be866c878488de9889d13a31', X'fd3f1d171a29f0396ac0ba3e737839658986d5362b933eb7f56f2ce5c0bb1d2d');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795344513843, 5, 0, 'J. Shah', 'add', 22, X'71d274492ce14ecf811bd9d3190b1a8a', X'4122d6314717a2790a32081841391b70', X'01010500010000000000012400000063623934333838662d326334312d343837652d623366662d66336162613235366337336500020000000000012400000037613134333461652d613935342d346538302d626337312d373764656135633337626633000300000000000104000000616c6c7900040000000000010a000000323032362d30312d303500070000000000010300000079657300', X'9924cdead80e8d5c6a1c0ae368bf029adf6e85c5b14853a64874f0ca5dfa3662', X'4fc6652d2b88783f7d5ef1358aa68a9ccd75d44238ac5f1796f22808c69a03fa');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795344513915, 6, 0, 'J. Shah', 'add', 21, X'5b35e765fd714f25b026918fa1bf21f3', X'09107023f29d251a0aeebd03082c2858', X'01010500010000000000012400000063623934333838662d326334312d343837652d623366662d66336162613235366337336500020000000000010e000000726570726573656e74617469766500030000000000012400000030303533346365372d643634312d343364352d393631652d31366232353965623735656600040000000000010a000000323032362d30322d3031000600000000000107000000656c656374656400', X'477c38def4ac0648903cdbb6b28c40badc74459434df910ee0de83582615e4aa', X'99b3b14eb4fc5d6faeecf177f6fd2327a016065bd92dba3671c54e67c4c32426');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795344513986, 7, 0, 'J. Shah', 'add', 23, X'fb71358c25854968a58cbbb1668bce7d', X'1490d69b004502ca54dad05f06fd45f2', X'01010300010000000000010f00000044697665727369747920426f617264000300000000000109000000717561727465726c7900080000000000010300000079657300', X'6bf131176ba44509c9940ca208692b804aab52a552bc571d672fbdd7d7530334', X'0b8daca515a6954a6fd10c6d850fcb0977adb6dd3c43196d49f8135f8b0eeee4');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (8, 1, 8, 1795344514057, 8, 0, 'J. Shah', 'add', 24, X'53545e38f1614f48ba5eed6bdf1e0b5b', X'e8a0f0d6fd57b09a859ce103c1903686', X'01010300010000000000012400000066623731333538632d323538352d343936382d613538632d62626231363638626365376400020000000000010a000000323032362d30392d3033000400000000000107000000706c616e6e656400', X'1093874584b3bdad1a04adb994f91f96c42a7abb9396297b010f0330ede90f34', X'bd52c506eba9fe644e64cc9c5fddb425e6b61de4160224c69c44062c345c6a12');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (9, 1, 9, 1795344514222, 9, 0, 'J. Shah', 'add', 25, X'bd390f2967644636b1f92d9bfb9a62e5', X'b34bce5a53ac2c32f67f3295d07a7727', X'01010500010000000000012400000066623731333538632d323538352d343936382d613538632d62626231363638626365376400020000000000012400000063623934333838662d326334312d343837652d623366662d663361626132353663373365000300000000000105000000426f6f747300050000000000010a000000323032362d31312d323200060000000000010600000072616973656400', X'dda7ecc5460d4d8f1d70673cdcf0e225957ec8adf18b8c30325d444b8ece8823', X'8c4683de74487b3e5209e0be8539b7a005200a5d0c619b1ccb053b868ff93afe');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (10, 1, 10, 1795344514290, 10, 0, 'J. Shah', 'add', 26, X'c47635c6e5e54ad3beec1f32b94c2e98', X'b7a98bc545c6a6c206ba112f5c5cbc8c', X'01010600010000000000012400000066623731333538632d323538352d343936382d613538632d62626231363638626365376400020000000000012400000062643339306632392d363736342d343633362d623166392d32643962666239613632653500040000000000010a00000041736b2053746f7265730005000000000001070000004a2e205368616800060000000000010a000000323032362d31302d30310007000000000001040000006f70656e00', X'5d32f958ed867fb04e8199746ceaa044850b5952ac2a5ea7664ad11f5899a661', X'09bf1872068b78f978bf2c4de8d24afff6a592d2abb7fd2b9bc9e2a14a283727');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (11, 1, 11, 1795344514355, 11, 0, 'J. Shah', 'minute', 24, X'53545e38f1614f48ba5eed6bdf1e0b5b', X'821b8f2bdf2e76e8cfb5e4ee1d8a7c7e', X'0102040004000000010001000000000000000800000000000000010400000068656c6400050000000100010000000000000008000000000000000113000000442e20436f6c6520666f722057616c6b6572730007000000010001000000000000000800000000000000010600000053686f72742e000000000001000100000000000000080000000000000001010000003100', X'5e9194bb737a659c8efcd11966139eeb087ac348c9c1573886e46633fca3afb3', X'fced6a291ee440db9f19ac4d55c79ecb31e1ed8d97945f0e525fffab4711bbb5');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (12, 1, 12, 1795344536606, 12, 0, 'J. Shah', 'add', 15, X'9f65a9b34a01413eb41143232dd9bff5', X'c0fd8fc40305270cd5c2338314a89c8f', X'0101080001000000000001130000005072657061726174696f6e206576656e696e6700020000000000010b0000007072657061726174696f6e000300000000000114000000323032362d31322d30335431383a30303a30305a000400000000000114000000323032362d31322d30335432303a30303a30305a00070000000000010100000032000800000000000107000000706c616e6e6564000c000000000001040000006f70656e000f000000000001070000004a2e205368616800', X'4a72a5be3558444f5d5f970781787ccaf170b9ff9807c93be9517e771484e244', X'd3adde19d8ee274b616321dc64a85db2d90b11dca4036cc581bb5baea12db2f1');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (13, 1, 13, 1795344536670, 13, 0, 'J. Shah', 'invite', 16, X'a1003c8dcf24458ab40b6e362610964a', X'3ef7e952106e655633441d274b3e118f', X'01010600010000000000012400000039663635613962332d346130312d343133652d623431312d34333233326464396266663500020000000000012400000061313833393532322d623666632d343530342d613431372d6263306464383764633238390004000000000001050000006775657374000500000000000107000000696e7669746564000600000000000114000000323032362d31312d32325431303a34383a35365a00070000000000010a000000323032362d31312d323200', X'39d007fefe0e8960c719daf241af8697f29af6dfdcf43786d8da933b9ac32db9', X'53df531c8ae5958470e10373f83753ded4673891cc8d0165d18292c93fa279df');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (14, 1, 14, 1795344536671, 13, 0, 'J. Shah', 'invite', 15, X'9f65a9b34a01413eb41143232dd9bff5', X'cd2c5f7d1ef594335f86638d65dbac18', X'0102020008000000010001000000000000000c0000000000000001040000006f70656e0000000000010001000000000000000c0000000000000001010000003100', X'601dbf50bd0945b5147fdcb4ff41f853b8c8bf21808132731099f36710a70a05', X'77787c207b436f0a386f4c45d29d569d27b27b9b8279e8aee81ce69c2fe31927');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (15, 1, 15, 1795346462248, 15, 0, 'J. Shah', 'add', 1, X'1d03745cf2f4402a8c011089c147ba44', X'514d7f8aa5db8d7157bf4da795f875f6', X'01010300010000000000010d0000004666696f6e2061702052687973000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'760ca89ef0e406c9a82627d34a4c640df35efcd5b3e5f3286cb577787b4dbb3d', X'4d8b29b7773f14897cf06d8ecd4cc5cb65b2145049aeadcb18f4c6782527363c');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (16, 1, 16, 1795346462462, 16, 0, 'J. Shah', 'add', 1, X'cf7fabbcd8574f5daf705c1910c66f4f', X'2bd2633a82b31fad05deed236c93d09e', X'01010300010000000000010f000000546f6d61737a204b6f77616c736b69000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'e041865c2118e9c27aaa5e86b259b8ae5bf8909bcbc44d91197932c60532803a', X'96413dacaa7d7b2a7c0e4410711b707684f6f5d79c56567aa2816ce266fe2954');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (17, 1, 17, 1795346462741, 17, 0, 'J. Shah', 'add', 1, X'829ebc7f90634e2da44c963386437647', X'7a9fc7d39656d26b547518feaf7888c4', X'01010300010000000000010e0000004b65697368612050696e6e6f636b000f000000000001070000004a2e20536861680010000000000001040000006f70656e00', X'b42c3c1a05337c888da70db3d5217bc78a21ffdf7ab9a5645d1f854f14e4d341', X'0fa235c448d1ced42a8127210dc56caeba892e282d7859348cf09e6bb3b550bb');
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
VALUES (1, 6, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 7, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 8, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 9, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 10, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 11, 'J. Shah', 'minute', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 12, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 13, 'J. Shah', 'invite', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 15, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 16, 'J. Shah', 'add', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 17, 'J. Shah', 'add', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'00534ce7d64143d5961e16b259eb75ef', -1, 1, 3);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'1d03745cf2f4402a8c011089c147ba44', -1, 1, 15);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'53545e38f1614f48ba5eed6bdf1e0b5b', -1, 1, 8);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'53545e38f1614f48ba5eed6bdf1e0b5b', 0, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'53545e38f1614f48ba5eed6bdf1e0b5b', 4, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'53545e38f1614f48ba5eed6bdf1e0b5b', 5, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'53545e38f1614f48ba5eed6bdf1e0b5b', 7, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'5b35e765fd714f25b026918fa1bf21f3', -1, 1, 6);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'71d274492ce14ecf811bd9d3190b1a8a', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'7a1434aea9544e80bc7177dea5c37bf3', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'829ebc7f90634e2da44c963386437647', -1, 1, 17);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'9f65a9b34a01413eb41143232dd9bff5', -1, 1, 12);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'9f65a9b34a01413eb41143232dd9bff5', 0, 1, 14);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'9f65a9b34a01413eb41143232dd9bff5', 8, 1, 14);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'a1003c8dcf24458ab40b6e362610964a', -1, 1, 13);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'a1839522b6fc4504a417bc0dd87dc289', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'bd390f2967644636b1f92d9bfb9a62e5', -1, 1, 9);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'c47635c6e5e54ad3beec1f32b94c2e98', -1, 1, 10);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'cb94388f2c41487eb3fff3aba256c73e', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'cf7fabbcd8574f5daf705c1910c66f4f', -1, 1, 16);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'fb71358c25854968a58cbbb1668bce7d', -1, 1, 7);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (1, X'a1839522b6fc4504a417bc0dd87dc289', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, 'Ada Obi', 'ada obi', NULL, NULL, '07700 900123', '+447700900123', 'ada@example.org', 'ada@example.org', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (2, X'1d03745cf2f4402a8c011089c147ba44', '2026-11-22T11:21:02Z', '2026-11-22T11:21:02Z', 1, 'Ffion ap Rhys', 'ffion ap rhys', NULL, NULL, NULL, '', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (3, X'cf7fabbcd8574f5daf705c1910c66f4f', '2026-11-22T11:21:02Z', '2026-11-22T11:21:02Z', 1, 'Tomasz Kowalski', 'tomasz kowalski', NULL, NULL, NULL, '', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place, merged_into, interests, request)
VALUES (4, X'829ebc7f90634e2da44c963386437647', '2026-11-22T11:21:02Z', '2026-11-22T11:21:02Z', 1, 'Keisha Pinnock', 'keisha pinnock', NULL, NULL, NULL, '', NULL, '', NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, 'J. Shah', 'j. shah', 'open', 'open', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO staff (number, id, created, changed, alive, name, name_key, collar, collar_key, kind, kind_key, rank, role, station, station_key, team, line_manager, email, email_key, phone, languages, shifts, notes)
VALUES (1, X'7a1434aea9544e80bc7177dea5c37bf3', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, 'PC 4471 Reid', 'pc 4471 reid', '4471', '4471', NULL, '', NULL, NULL, 'Stafford', 'stafford', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO staff (number, id, created, changed, alive, name, name_key, collar, collar_key, kind, kind_key, rank, role, station, station_key, team, line_manager, email, email_key, phone, languages, shifts, notes)
VALUES (2, X'00534ce7d64143d5961e16b259eb75ef', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, 'D. Cole', 'd. cole', NULL, '', NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL);
INSERT INTO events (number, id, created, changed, alive, name, name_key, kind, kind_key, starts, starts_key, ends, venue, link, capacity, state, state_key, campaign, roles, stages, audience, meant_for, basis, owner, owner_key, series, cost, staff_hours, notes, uid, uid_key)
VALUES (1, X'9f65a9b34a01413eb41143232dd9bff5', '2026-11-22T10:48:56Z', '2026-11-22T10:48:56Z', 1, 'Preparation evening', 'preparation evening', 'preparation', 'preparation', '2026-12-03T18:00:00Z', '2026-12-03T18:00:00Z', '2026-12-03T20:00:00Z', NULL, NULL, 2, 'open', 'open', NULL, NULL, NULL, 'open', NULL, NULL, 'J. Shah', 'j. shah', NULL, NULL, NULL, NULL, NULL, '');
INSERT INTO invitations (number, id, created, changed, alive, event, candidate, colleague, part, part_key, state, state_key, state_since, state_since_key, invited, invited_key, offered_until, offered_until_key, place, place_key, arrived, walk_in, signed_up, signed_up_key, basis, note, feedback)
VALUES (1, X'a1003c8dcf24458ab40b6e362610964a', '2026-11-22T10:48:56Z', '2026-11-22T10:48:56Z', 1, X'9f65a9b34a01413eb41143232dd9bff5', X'a1839522b6fc4504a417bc0dd87dc289', NULL, 'guest', 'guest', 'invited', 'invited', '2026-11-22T10:48:56Z', '2026-11-22T10:48:56Z', '2026-11-22', '2026-11-22', NULL, '', NULL, '', NULL, NULL, NULL, '', NULL, NULL, NULL);
INSERT INTO networks (number, id, created, changed, alive, name, name_key, kind, kind_key, purpose, contact, owner, owner_key, founded, founded_key, active, review, review_key, board, pledge, level, renewal, renewal_key)
VALUES (1, X'cb94388f2c41487eb3fff3aba256c73e', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, 'Walkers'' Forum', 'walkers'' forum', 'network', 'network', NULL, NULL, NULL, '', NULL, '', 'yes', NULL, '', NULL, NULL, NULL, NULL, '');
INSERT INTO offices (number, id, created, changed, alive, network, office, office_key, staff, started, started_key, until, until_key, chosen, ended, ended_key, ending)
VALUES (1, X'5b35e765fd714f25b026918fa1bf21f3', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, X'cb94388f2c41487eb3fff3aba256c73e', 'representative', 'representative', X'00534ce7d64143d5961e16b259eb75ef', '2026-02-01', '2026-02-01', NULL, '', 'elected', NULL, '', NULL);
INSERT INTO memberships (number, id, created, changed, alive, network, staff, kind, kind_key, joined, joined_key, left_on, left_on_key, contacted, listed, listed_key)
VALUES (1, X'71d274492ce14ecf811bd9d3190b1a8a', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, X'cb94388f2c41487eb3fff3aba256c73e', X'7a1434aea9544e80bc7177dea5c37bf3', 'ally', 'ally', '2026-01-05', '2026-01-05', NULL, '', NULL, 'yes', 'yes');
INSERT INTO boards (number, id, created, changed, alive, name, name_key, purpose, cadence, cadence_key, chair, owner, owner_key, departments, advisers, active)
VALUES (1, X'fb71358c25854968a58cbbb1668bce7d', '2026-11-22T10:48:33Z', '2026-11-22T10:48:33Z', 1, 'Diversity Board', 'diversity board', NULL, 'quarterly', 'quarterly', NULL, NULL, '', NULL, NULL, 'yes');
INSERT INTO meetings (number, id, created, changed, alive, board, held, held_key, place, state, state_key, attended, apologies, minutes)
VALUES (1, X'53545e38f1614f48ba5eed6bdf1e0b5b', '2026-11-22T10:48:34Z', '2026-11-22T10:48:34Z', 1, X'fb71358c25854968a58cbbb1668bce7d', '2026-09-03', '2026-09-03', NULL, 'held', 'held', 'D. Cole for Walkers', NULL, 'Short.');
INSERT INTO issues (number, id, created, changed, alive, board, network, subject, subject_key, detail, raised, raised_key, state, state_key, meeting, decision, decided, decided_key, evidence, measure, value_before, value_after, closed, closed_key)
VALUES (1, X'bd390f2967644636b1f92d9bfb9a62e5', '2026-11-22T10:48:34Z', '2026-11-22T10:48:34Z', 1, X'fb71358c25854968a58cbbb1668bce7d', X'cb94388f2c41487eb3fff3aba256c73e', 'Boots', 'boots', NULL, '2026-11-22', '2026-11-22', 'raised', 'raised', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, '');
INSERT INTO board_actions (number, id, created, changed, alive, board, issue, meeting, what, what_key, owner, owner_key, due, due_key, state, state_key, outcome, closed, closed_key)
VALUES (1, X'c47635c6e5e54ad3beec1f32b94c2e98', '2026-11-22T10:48:34Z', '2026-11-22T10:48:34Z', 1, X'fb71358c25854968a58cbbb1668bce7d', X'bd390f2967644636b1f92d9bfb9a62e5', NULL, 'Ask Stores', 'ask stores', 'J. Shah', 'j. shah', '2026-10-01', '2026-10-01', 'open', 'open', NULL, NULL, '');
INSERT INTO candidates_search (rowid, words)
VALUES (1, 'ada obi
07700 900123
+447700900123 07700900123
ada@example.org
');
INSERT INTO candidates_search (rowid, words)
VALUES (2, 'ffion ap rhys
');
INSERT INTO candidates_search (rowid, words)
VALUES (3, 'tomasz kowalski
');
INSERT INTO candidates_search (rowid, words)
VALUES (4, 'keisha pinnock
');
INSERT INTO staff_search (rowid, words)
VALUES (1, 'pc 4471 reid
4471
stafford
');
INSERT INTO staff_search (rowid, words)
VALUES (2, 'd. cole
');
INSERT INTO events_search (rowid, words)
VALUES (1, 'preparation evening
');
INSERT INTO invitations_search (rowid, words)
VALUES (1, 'preparation evening
ada obi
');
INSERT INTO networks_search (rowid, words)
VALUES (1, 'walkers'' forum
');
INSERT INTO offices_search (rowid, words)
VALUES (1, 'walkers'' forum
');
INSERT INTO memberships_search (rowid, words)
VALUES (1, '');
INSERT INTO boards_search (rowid, words)
VALUES (1, 'diversity board
short.
boots
ask stores
');
INSERT INTO meetings_search (rowid, words)
VALUES (1, 'short.
diversity board
');
INSERT INTO issues_search (rowid, words)
VALUES (1, 'boots
diversity board
walkers'' forum
');
INSERT INTO board_actions_search (rowid, words)
VALUES (1, 'ask stores
diversity board
');
