-- A database of schema 4 with four invented people, made by `posact demo --people 4 --seed 7`, and a task: the first
-- with tasks. The migration test puts it on the first four files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'a6d14fa5105847978bbea480105bda47', 1, 1, 'demo');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 21, 1795322119460, X'46fc979d0a732f61ab7c61074cbf4182637ac20a2019893c08e01b0cc14ea8c5');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795322119416, 1, 0, 'root', 'demo', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', X'b5db93ec542eef64d706dd5059b21b29', X'01011200010000000000010f000000416d656c696120417368776f727468000300000000000110000000417368776f7274682c20416d656c696100040000000000010c00000030373730302039303032343900050000000000011d000000616d656c69612e617368776f7274682e31406578616d706c652e6f72670006000000000001030000004237390007000000000001060000006c6574746572000900000000000102000000656e000a000000000001040000007063736f000b0000000000010f000000636f6d6d756e6974795f6576656e74000c000000000001120000004a6f622063656e747265206d6f726e696e67000d0000000000010100000031000e0000000000010a000000323032362d30342d3235000f0000000000010c000000532e204c69676874776f6f64001000000000000106000000636c6f7365640011000000000001060000006c617073656400120000000000012c0000005072656665727320706170657220746f206c696e6b733b2073656e64207468696e677320627920706f73742e00feffffff00000114000000323032362d30342d32355430383a31323a30305a00fdffffff00000114000000323032362d30392d30325431373a35343a30305a00', X'33ef5dde3f0daab865e2a04385a28372cd3d5b74d14583d543a1954d6496587d', X'8708964204ece73f75aaa0cdfec7f4f7b2bccfe06a069e8a235a5cdead372efd');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795322119416, 1, 0, 'root', 'demo', 2, X'5aae9abb704c4321bdaf94c35209f9d6', X'841300632f2e67b7d24949895bb3c951', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30352d32345431373a35353a30305a000300000000000105000000656d61696c000400000000000102000000696e0005000000000001070000007265706c69656400060000000000013d0000004d6f76656420686f7573652c206e657720617265613b2061736b656420696620746865206170706c69636174696f6e2063616e206d6f766520746f6f2e00feffffff00000114000000323032362d30352d32345431373a35353a30305a00fdffffff00000114000000323032362d30352d32345431373a35353a30305a00', X'47c9882721441b90ffb44f74995341099ccbfafba10224b27b6838dc4bae2b20', X'5032ab4ff35039b1e1ef358c44140b3ebce3b73db0277ba0895778b36bf3b9eb');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795322119416, 1, 0, 'root', 'demo', 2, X'e3e207dd1f404f8f9ffa2c9a43c7d55c', X'ec17feb3d9f29a0b01242564352af602', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30392d30325431373a35343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f7574000500000000000108000000617474656e6465640006000000000001300000004d6f636b20696e746572766965772c203430206d696e757465732c206e6f74657320676976656e20746f206b6565702e00feffffff00000114000000323032362d30392d30325431373a35343a30305a00fdffffff00000114000000323032362d30392d30325431373a35343a30305a00', X'd6b1b8061b4c77f8fe61466cbf8f10457760e9f4283828f98dfa8153002c0b4a', X'8322f3eed89904cedd7d78c1acae09c31454256b1818e410fe8ef22083db9d60');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795322119416, 1, 0, 'root', 'demo', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', X'1870477fe3c9f5349bbabac8bc83d96e', X'01010f00010000000000010f0000005369c3a26e2057796e2d4a6f6e657300050000000000011c0000007369616e2e77796e2d6a6f6e65732e32406578616d706c652e6f726700060000000000010400000053543137000700000000000105000000656d61696c000900000000000102000000656e000a000000000001020000007063000b0000000000010e0000007363686f6f6c5f636f6c6c656765000c00000000000119000000556e697665727369747920667265736865727327207765656b000d0000000000010100000031000e0000000000010a000000323032352d30372d3035000f000000000001080000004d2e20426567756d0010000000000001040000006f70656e001200000000000137000000576f72726965642061626f757420746865206669746e65737320746573743b20747261696e696e672077697468206120667269656e642e00feffffff00000114000000323032352d30372d30355431303a33313a30305a00fdffffff00000114000000323032362d30372d31385431323a31303a30305a00', X'd015c799791f77b05dae7f8550e03410976760c433bf1b96426a9f9ca07aa55b', X'36d442e2419a484b326d6e6526912dd436eea9036f5766b7068bfc22b741eb67');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795322119416, 1, 0, 'root', 'demo', 2, X'673bc7f0378c430b98e61cb8d91c0091', X'f62d7ab613042d3c42f323bd8f730e12', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032352d31302d31325431353a34383a30305a00030000000000010500000070686f6e650004000000000001030000006f75740005000000000001090000006e6f5f616e7377657200060000000000012000000052616e67206174207468652074696d6520746865792061736b656420666f722e00feffffff00000114000000323032352d31302d31325431353a34383a30305a00fdffffff00000114000000323032352d31302d31325431353a34383a30305a00', X'efe0de28a4eb06f4c4e75241d0b0124aa24bc03f7f4d10d9160c3e30e240b385', X'8110b996ec573f0b42cf05c3a1c933b9ebe5ce7441fe3e6a244d04df834896c5');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795322119416, 1, 0, 'root', 'demo', 2, X'f1745bca90ef4c98b758d435ce145dd6', X'06fa06620037cb5cc574c602d4ac9885', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30312d31375431323a30303a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032362d30312d31375431323a30303a30305a00fdffffff00000114000000323032362d30312d31375431323a30303a30305a00', X'baae1fca0f9b858260aab016553751fbf8a1c39b0c8f8dadc59e5eebf51e8ba2', X'cd3881b5de6a8048bb44348a862aad07051c69c891d5e7d1f99157b62ab6dafe');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795322119416, 1, 0, 'root', 'demo', 2, X'798c021439a346ca9127b43828ffa496', X'46c4c69835e272edd524593b41da07e5', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32335431373a33373a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30322d32335431373a33373a30305a00fdffffff00000114000000323032362d30322d32335431373a33373a30305a00', X'd256511570d89ebb2f48a59c5342e0fd1fc72dc934a929207859587680d8219d', X'3951f5503be3121470c6561bf535b9cd35dc382124840bf7489c9c96fce4fa75');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (8, 1, 8, 1795322119417, 1, 0, 'root', 'demo', 2, X'b53c2b127ab94c3dad6e62eaf25b3268', X'0977130916dd0ad964b9a25a0e0ae745', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32375431303a32323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010600000074616c6b65640006000000000001350000004578706c61696e6564207468652073746167657320616e6420686f77206c6f6e67206561636820757375616c6c792074616b65732e00feffffff00000114000000323032362d30322d32375431303a32323a30305a00fdffffff00000114000000323032362d30322d32375431303a32323a30305a00', X'4509da1427711414e0e9d6ff9c6a81654a1665ba8a3c8199f95d074303a14c33', X'288ad089180a21464fd8f05f89d2b36302594c65b7457826900f0475f9cedc30');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (9, 1, 9, 1795322119417, 1, 0, 'root', 'demo', 2, X'1618f6da5dd64f61966d8e5bfaca0a77', X'e6cf3db7f71af187d3de7bc8f850c23c', X'01010a00010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30372d31385431323a31303a30305a000300000000000105000000656d61696c0004000000000001030000006f75740005000000000001080000006e6f5f7265706c7900060000000000011800000041736b656420686f772074686520736966742077656e742e000700000000000123000000436865636b207468617420746865206170706c69636174696f6e207761732073656e7400080000000000010a000000323032362d31312d323200feffffff00000114000000323032362d30372d31385431323a31303a30305a00fdffffff00000114000000323032362d30372d31385431323a31303a30305a00', X'49642314d23461d28c85120435cc8ecc51dd94de932d30279b1efe12b320162b', X'b628b3cdfa89a80d8c1dacbb11000fb3bb014980356656028fe935780c01092f');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (10, 1, 10, 1795322119417, 1, 0, 'root', 'demo', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', X'84488d23b6097a883f69832921b6e244', X'01011000010000000000010e000000446166796464206170205268797300020000000000010600000044616679646400030000000000010c000000526879732c2044616679646400040000000000010c00000030373730302039303032393300050000000000011c0000006461667964642e61702e726879732e33406578616d706c652e6f7267000700000000000105000000656d61696c0009000000000001020000006379000a00000000000109000000766f6c756e74656572000b0000000000010f000000636f6d6d756e6974795f6576656e74000c0000000000010c0000005765627369746520666f726d000d0000000000010100000031000e0000000000010a000000323032352d31302d3032000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d31302d30325431313a35343a30305a00fdffffff00000114000000323032362d31312d31385431373a34313a30305a00', X'81305a29c6592afb2c1944f17c96d2361b97c1cc2796bb6fd1bb9c79818d1335', X'aacf3f611d437fbd955d74628f879850ed188f074f608ac351e897f45d297b32');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (11, 1, 11, 1795322119417, 1, 0, 'root', 'demo', 2, X'cdb049ced23641a2a7f19f70d397c014', X'9da14d27a8fc77ea3bcdf0346f9930eb', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30312d30375431323a32373a30305a0003000000000001050000006576656e740004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e640006000000000001340000004f6e20746865206c69737420666f722074686520646973636f766572792073657373696f6e2c20646964206e6f7420636f6d652e00feffffff00000114000000323032362d30312d30375431323a32373a30305a00fdffffff00000114000000323032362d30312d30375431323a32373a30305a00', X'64a7c10b9868b43c7ae99458d8475860a06e62dabf75a666114deddb3f6c67ad', X'0d22f349a2591ef43ff4f898c69aa24e44389dbf7b3f67bf869202821ecf04b8');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (12, 1, 12, 1795322119417, 1, 0, 'root', 'demo', 2, X'eb4ff6062c8348cebf9f9d93fccb7a45', X'12b0ad091523bddbc0aff8f8857a5731', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30342d31385431373a30303a30305a00030000000000010500000070686f6e65000400000000000102000000696e00050000000000010600000074616c6b656400060000000000012c00000052616e6720746f2073617920746865206f6e6c696e65206173736573736d656e7420697320626f6f6b65642e00feffffff00000114000000323032362d30342d31385431373a30303a30305a00fdffffff00000114000000323032362d30342d31385431373a30303a30305a00', X'631e8aea2ea19f863a7b31a942605ed8671685ef8dfdc817a81242ca96bf0895', X'0045124cb1f58119b2ffa83fe9a3bda17f08f209364b93759026db5e6b76cff6');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (13, 1, 13, 1795322119417, 1, 0, 'root', 'demo', 2, X'22bcb084bd3847a0b7081b3ce1a7c953', X'4d76fda599c91606a95a47646d933621', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30352d33315431373a34333a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30352d33315431373a34333a30305a00fdffffff00000114000000323032362d30352d33315431373a34333a30305a00', X'1fda89f7f80680b1892581065c8f84418aff04e795e6991cf3e6f0bcfade4dc0', X'0c80c56c3c618d20ed94579c538d41857920c25ca5cc5ffae3357f6fca00c994');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (14, 1, 14, 1795322119417, 1, 0, 'root', 'demo', 2, X'472465c9e9214ffab4460cadb9507263', X'ea4b0290bc5aa7a796ff87170aba86df', X'01010a00010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d31312d31385431373a34313a30305a0003000000000001050000006f74686572000400000000000102000000696e0005000000000001050000006f7468657200060000000000013b0000004e6f74652066726f6d2074686520636f6c6c6567653a20617661696c61626c65206166746572206578616d732c2066726f6d203230204a756e652e00070000000000011e00000053656e64207468652063616e64696461746520677569646520616761696e00080000000000010a000000323032362d31312d313700feffffff00000114000000323032362d31312d31385431373a34313a30305a00fdffffff00000114000000323032362d31312d31385431373a34313a30305a00', X'87c24aa34e259d96f0654d37e29f632c1fcdff9054f8dc49612a061c9a794535', X'36ed13594e5c4b913a670d7303d294d7659f43fdf6cdba8a07218fe59d5af7d6');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (15, 1, 15, 1795322119417, 1, 0, 'root', 'demo', 3, X'3ea13d39149a4587a232942c1edeec0e', X'14df292e48b85b8c8368df40f1a8c60a', X'01010400010000000000012400000064333336323238372d636638632d346363372d623737302d3461623961633661616533320002000000000001090000006d656e746f72696e6700feffffff00000114000000323032352d31302d30325431313a35343a30305a00fdffffff00000114000000323032352d31302d30325431313a35343a30305a00', X'4f2590ab7365c6d010806f0953648c53b291c3e086e2290b7a787c2579e6535f', X'03de95e5af48564459be11059f138b62f7ea28697bd828384162cbd062062205');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (16, 1, 16, 1795322119417, 1, 0, 'root', 'demo', 1, X'655b7a6c68b346069d49232d2bf676c9', X'75831ec809c9f9900d178a040c2d5b26', X'01010f000100000000000110000000416f696665204fe2809948616e6c6f6e0003000000000001110000004fe2809948616e6c6f6e2c20416f69666500050000000000011b000000616f6966652e6f68616e6c6f6e2e34406578616d706c652e6f726700070000000000010500000070686f6e6500080000000000010b0000006e6f742046726964617973000900000000000102000000656e000a00000000000109000000646574656374697665000b0000000000010c000000636172656572735f66616972000c00000000000113000000436f6d6d756e69747920627265616b66617374000d0000000000010100000031000e0000000000010a000000323032352d30372d3138000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d30372d31385431353a33363a30305a00fdffffff00000114000000323032362d30332d32395431373a33383a30305a00', X'25caa740826a67250404d42110e0f71a8e4374127d096d81d02a561ab7cb38a4', X'e8cdf85a2cc96ce70e23cfc649171793219b36b47f71d72e6ab06ae19cbba0ad');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (17, 1, 17, 1795322119417, 1, 0, 'root', 'demo', 2, X'de541ccfca674f79b5831c5d477d2af2', X'f933022acd94824681f86e190d71e0be', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31302d33305431303a30343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e6400060000000000012e000000446964206e6f7420636f6d6520746f20746865206d6f636b20696e746572766965773b2077696c6c2072696e672e00feffffff00000114000000323032352d31302d33305431303a30343a30305a00fdffffff00000114000000323032352d31302d33305431303a30343a30305a00', X'defb0d336b4a197f29303caedc0a40d3d22e8158c14352bf3cb8167ebf9a2896', X'8b4ca0e0d00ac6002e8e52606cc4f9718fc9982893e79919adc53873d87edc38');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (18, 1, 18, 1795322119417, 1, 0, 'root', 'demo', 2, X'708b9259b58b4c44895e3d4760701304', X'19b2d2370cbbad0730c0f54e5a990c56', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31322d30315430383a30353a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032352d31322d30315430383a30353a30305a00fdffffff00000114000000323032352d31322d30315430383a30353a30305a00', X'2e40c8d189b26b35af6f551d5ee267998ff74dfd64a6fa70e14fbe46ff64d18a', X'753bebad51fd8e356f5ec50f3c996752f391e3e917a877c204247958be6d7168');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (19, 1, 19, 1795322119417, 1, 0, 'root', 'demo', 2, X'59ad7c857fb04aebb58607b7b10e4ba5', X'5187b65e35179af13bcec63eee3f0ba4', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30312d30355431393a34323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010c0000006c6566745f6d6573736167650006000000000001260000004c6566742061206d657373616765207769746820746865207465616d2773206e756d6265722e00feffffff00000114000000323032362d30312d30355431393a34323a30305a00fdffffff00000114000000323032362d30312d30355431393a34323a30305a00', X'1acc163bd745fe275280ea75eccb67d67e67110ecbb5de975416ba2f080ec1e4', X'9dd7616e101053e008228f8dac80a05a77fca417279dad6d0827544eaa3464dc');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (20, 1, 20, 1795322119417, 1, 0, 'root', 'demo', 2, X'a8e2ca1ffe3a4f0f973ac19711d2b298', X'ba70bd08096ce169b0a39c0d597286ab', X'01010900010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30332d32395431373a33383a30305a000300000000000104000000746578740004000000000001030000006f75740005000000000001070000007265706c69656400060000000000012f000000436f6e6669726d65642074686520706c61636520617420746865207072657061726174696f6e206576656e696e672e00070000000000012200000041736b20686f7720746865206f6e6c696e65206173736573736d656e742077656e7400feffffff00000114000000323032362d30332d32395431373a33383a30305a00fdffffff00000114000000323032362d30332d32395431373a33383a30305a00', X'9574c7506df2c1b2ea86ab0fb880d9ed67c43e7488c4b0b27eb3bf941a66f56c', X'd499d19c19aa66494f6ac74a77c8ff58671a6229b018cb858bc9c87aaf5d8902');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (21, 1, 21, 1795322119460, 21, 0, 'root', 'add', 7, X'b5272a8c3b0f4bd6a1ea78eb87c6746f', X'c71f61e9a9162e8bf7c6ffb9bb863497', X'01010500010000000000011500000053656e64207468652072656164696e67206c69737400020000000000010a000000323032362d31322d30360004000000000001070000004a2e20536861680005000000000001040000006f70656e000600000000000114000000465245513d5745454b4c593b42594441593d4d4f00', X'f824bf2d45427dfcbf78042155fbd327e8861a8112291d32829287ede8745eaa', X'46fc979d0a732f61ab7c61074cbf4182637ac20a2019893c08e01b0cc14ea8c5');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'root', 'demo', 0, 0);
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 21, 'root', 'add', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'1618f6da5dd64f61966d8e5bfaca0a77', -1, 1, 9);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'22bcb084bd3847a0b7081b3ce1a7c953', -1, 1, 13);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'3ea13d39149a4587a232942c1edeec0e', -1, 1, 15);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'472465c9e9214ffab4460cadb9507263', -1, 1, 14);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'4ded1896a9b54d65b30ce6bba12fcbd9', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'59ad7c857fb04aebb58607b7b10e4ba5', -1, 1, 19);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'5aae9abb704c4321bdaf94c35209f9d6', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'655b7a6c68b346069d49232d2bf676c9', -1, 1, 16);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'673bc7f0378c430b98e61cb8d91c0091', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'68c2bc46b97d46dbb94b70e0451d4a34', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'708b9259b58b4c44895e3d4760701304', -1, 1, 18);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'798c021439a346ca9127b43828ffa496', -1, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'a8e2ca1ffe3a4f0f973ac19711d2b298', -1, 1, 20);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'b5272a8c3b0f4bd6a1ea78eb87c6746f', -1, 1, 21);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'b53c2b127ab94c3dad6e62eaf25b3268', -1, 1, 8);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'cdb049ced23641a2a7f19f70d397c014', -1, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd3362287cf8c4cc7b7704ab9ac6aae32', -1, 1, 10);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'de541ccfca674f79b5831c5d477d2af2', -1, 1, 17);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'e3e207dd1f404f8f9ffa2c9a43c7d55c', -1, 1, 3);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'eb4ff6062c8348cebf9f9d93fccb7a45', -1, 1, 12);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'f1745bca90ef4c98b758d435ce145dd6', -1, 1, 6);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place)
VALUES (1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-04-25T08:12:00Z', '2026-09-02T17:54:00Z', 1, 'Amelia Ashworth', 'ashworth, amelia', NULL, 'Ashworth, Amelia', '07700 900249', '+447700900249', 'amelia.ashworth.1@example.org', 'amelia.ashworth.1@example.org', 'B79', 'letter', NULL, 'en', 'pcso', 'pcso', 'community_event', 'Job centre morning', '1', '2026-04-25', 'S. Lightwood', 's. lightwood', 'closed', 'closed', 'lapsed', 'Prefers paper to links; send things by post.', NULL, '', NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place)
VALUES (2, X'68c2bc46b97d46dbb94b70e0451d4a34', '2025-07-05T10:31:00Z', '2026-07-18T12:10:00Z', 1, 'Siân Wyn-Jones', 'sian wyn-jones', NULL, NULL, NULL, '', 'sian.wyn-jones.2@example.org', 'sian.wyn-jones.2@example.org', 'ST17', 'email', NULL, 'en', 'pc', 'pc', 'school_college', 'University freshers'' week', '1', '2025-07-05', 'M. Begum', 'm. begum', 'open', 'open', NULL, 'Worried about the fitness test; training with a friend.', NULL, '', NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place)
VALUES (3, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2025-10-02T11:54:00Z', '2026-11-18T17:41:00Z', 1, 'Dafydd ap Rhys', 'rhys, dafydd', 'Dafydd', 'Rhys, Dafydd', '07700 900293', '+447700900293', 'dafydd.ap.rhys.3@example.org', 'dafydd.ap.rhys.3@example.org', NULL, 'email', NULL, 'cy', 'volunteer', 'volunteer', 'community_event', 'Website form', '1', '2025-10-02', 'S. Lightwood', 's. lightwood', 'open', 'open', NULL, NULL, NULL, '', NULL);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key, place)
VALUES (4, X'655b7a6c68b346069d49232d2bf676c9', '2025-07-18T15:36:00Z', '2026-03-29T17:38:00Z', 1, 'Aoife O’Hanlon', 'o''hanlon, aoife', NULL, 'O’Hanlon, Aoife', NULL, '', 'aoife.ohanlon.4@example.org', 'aoife.ohanlon.4@example.org', NULL, 'phone', 'not Fridays', 'en', 'detective', 'detective', 'careers_fair', 'Community breakfast', '1', '2025-07-18', 'S. Lightwood', 's. lightwood', 'open', 'open', NULL, NULL, NULL, '', NULL);
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (1, X'5aae9abb704c4321bdaf94c35209f9d6', '2026-05-24T17:55:00Z', '2026-05-24T17:55:00Z', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-05-24T17:55:00Z', '2026-05-24T17:55:00Z', 'email', 'in', 'replied', 'Moved house, new area; asked if the application can move too.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (2, X'e3e207dd1f404f8f9ffa2c9a43c7d55c', '2026-09-02T17:54:00Z', '2026-09-02T17:54:00Z', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-09-02T17:54:00Z', '2026-09-02T17:54:00Z', 'in_person', 'out', 'attended', 'Mock interview, 40 minutes, notes given to keep.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (3, X'673bc7f0378c430b98e61cb8d91c0091', '2025-10-12T15:48:00Z', '2025-10-12T15:48:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2025-10-12T15:48:00Z', '2025-10-12T15:48:00Z', 'phone', 'out', 'no_answer', 'Rang at the time they asked for.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (4, X'f1745bca90ef4c98b758d435ce145dd6', '2026-01-17T12:00:00Z', '2026-01-17T12:00:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-01-17T12:00:00Z', '2026-01-17T12:00:00Z', 'event', 'in', 'attended', 'Signed up at the stand; gave name and number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (5, X'798c021439a346ca9127b43828ffa496', '2026-02-23T17:37:00Z', '2026-02-23T17:37:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-02-23T17:37:00Z', '2026-02-23T17:37:00Z', 'video', 'out', 'attended', 'Talked through the competency framework with examples.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (6, X'b53c2b127ab94c3dad6e62eaf25b3268', '2026-02-27T10:22:00Z', '2026-02-27T10:22:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-02-27T10:22:00Z', '2026-02-27T10:22:00Z', 'phone', 'out', 'talked', 'Explained the stages and how long each usually takes.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (7, X'1618f6da5dd64f61966d8e5bfaca0a77', '2026-07-18T12:10:00Z', '2026-07-18T12:10:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-07-18T12:10:00Z', '2026-07-18T12:10:00Z', 'email', 'out', 'no_reply', 'Asked how the sift went.', 'Check that the application was sent', '2026-11-22', '2026-11-22');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (8, X'cdb049ced23641a2a7f19f70d397c014', '2026-01-07T12:27:00Z', '2026-01-07T12:27:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-01-07T12:27:00Z', '2026-01-07T12:27:00Z', 'event', 'out', 'did_not_attend', 'On the list for the discovery session, did not come.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (9, X'eb4ff6062c8348cebf9f9d93fccb7a45', '2026-04-18T17:00:00Z', '2026-04-18T17:00:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-04-18T17:00:00Z', '2026-04-18T17:00:00Z', 'phone', 'in', 'talked', 'Rang to say the online assessment is booked.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (10, X'22bcb084bd3847a0b7081b3ce1a7c953', '2026-05-31T17:43:00Z', '2026-05-31T17:43:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-05-31T17:43:00Z', '2026-05-31T17:43:00Z', 'video', 'out', 'attended', 'Talked through the competency framework with examples.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (11, X'472465c9e9214ffab4460cadb9507263', '2026-11-18T17:41:00Z', '2026-11-18T17:41:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-11-18T17:41:00Z', '2026-11-18T17:41:00Z', 'other', 'in', 'other', 'Note from the college: available after exams, from 20 June.', 'Send the candidate guide again', '2026-11-17', '2026-11-17');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (12, X'de541ccfca674f79b5831c5d477d2af2', '2025-10-30T10:04:00Z', '2025-10-30T10:04:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2025-10-30T10:04:00Z', '2025-10-30T10:04:00Z', 'in_person', 'out', 'did_not_attend', 'Did not come to the mock interview; will ring.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (13, X'708b9259b58b4c44895e3d4760701304', '2025-12-01T08:05:00Z', '2025-12-01T08:05:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2025-12-01T08:05:00Z', '2025-12-01T08:05:00Z', 'event', 'in', 'attended', 'Signed up at the stand; gave name and number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (14, X'59ad7c857fb04aebb58607b7b10e4ba5', '2026-01-05T19:42:00Z', '2026-01-05T19:42:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2026-01-05T19:42:00Z', '2026-01-05T19:42:00Z', 'phone', 'out', 'left_message', 'Left a message with the team''s number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (15, X'a8e2ca1ffe3a4f0f973ac19711d2b298', '2026-03-29T17:38:00Z', '2026-03-29T17:38:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2026-03-29T17:38:00Z', '2026-03-29T17:38:00Z', 'text', 'out', 'replied', 'Confirmed the place at the preparation evening.', 'Ask how the online assessment went', NULL, '');
INSERT INTO tags (number, id, created, changed, alive, candidate, word, word_key)
VALUES (1, X'3ea13d39149a4587a232942c1edeec0e', '2025-10-02T11:54:00Z', '2025-10-02T11:54:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', 'mentoring', 'mentoring');
INSERT INTO tasks (number, id, created, changed, alive, what, what_key, candidate, due, due_key, owner, owner_key, repeat, repeat_from, status, status_key, done_on, notes)
VALUES (1, X'b5272a8c3b0f4bd6a1ea78eb87c6746f', '2026-11-22T04:35:19Z', '2026-11-22T04:35:19Z', 1, 'Send the reading list', 'send the reading list', NULL, '2026-12-06', '2026-12-06', 'J. Shah', 'j. shah', 'FREQ=WEEKLY;BYDAY=MO', NULL, 'open', 'open', NULL, NULL);
INSERT INTO candidates_search (rowid, words)
VALUES (1, 'amelia ashworth
ashworth, amelia
07700 900249
+447700900249 07700900249
amelia.ashworth.1@example.org
prefers paper to links; send things by post.
moved house, new area; asked if the application can move too.
mock interview, 40 minutes, notes given to keep.
');
INSERT INTO candidates_search (rowid, words)
VALUES (2, 'sian wyn-jones
sian.wyn-jones.2@example.org
worried about the fitness test; training with a friend.
asked how the sift went.
check that the application was sent
rang at the time they asked for.
talked through the competency framework with examples.
explained the stages and how long each usually takes.
signed up at the stand; gave name and number.
');
INSERT INTO candidates_search (rowid, words)
VALUES (3, 'dafydd ap rhys
dafydd
rhys, dafydd
07700 900293
+447700900293 07700900293
dafydd.ap.rhys.3@example.org
talked through the competency framework with examples.
note from the college: available after exams, from 20 june.
send the candidate guide again
on the list for the discovery session, did not come.
rang to say the online assessment is booked.
mentoring
');
INSERT INTO candidates_search (rowid, words)
VALUES (4, 'aoife o''hanlon
o''hanlon, aoife
aoife.ohanlon.4@example.org
left a message with the team''s number.
signed up at the stand; gave name and number.
confirmed the place at the preparation evening.
ask how the online assessment went
did not come to the mock interview; will ring.
');
INSERT INTO contacts_search (rowid, words)
VALUES (1, 'moved house, new area; asked if the application can move too.
');
INSERT INTO contacts_search (rowid, words)
VALUES (2, 'mock interview, 40 minutes, notes given to keep.
');
INSERT INTO contacts_search (rowid, words)
VALUES (3, 'rang at the time they asked for.
');
INSERT INTO contacts_search (rowid, words)
VALUES (4, 'signed up at the stand; gave name and number.
');
INSERT INTO contacts_search (rowid, words)
VALUES (5, 'talked through the competency framework with examples.
');
INSERT INTO contacts_search (rowid, words)
VALUES (6, 'explained the stages and how long each usually takes.
');
INSERT INTO contacts_search (rowid, words)
VALUES (7, 'asked how the sift went.
check that the application was sent
');
INSERT INTO contacts_search (rowid, words)
VALUES (8, 'on the list for the discovery session, did not come.
');
INSERT INTO contacts_search (rowid, words)
VALUES (9, 'rang to say the online assessment is booked.
');
INSERT INTO contacts_search (rowid, words)
VALUES (10, 'talked through the competency framework with examples.
');
INSERT INTO contacts_search (rowid, words)
VALUES (11, 'note from the college: available after exams, from 20 june.
send the candidate guide again
');
INSERT INTO contacts_search (rowid, words)
VALUES (12, 'did not come to the mock interview; will ring.
');
INSERT INTO contacts_search (rowid, words)
VALUES (13, 'signed up at the stand; gave name and number.
');
INSERT INTO contacts_search (rowid, words)
VALUES (14, 'left a message with the team''s number.
');
INSERT INTO contacts_search (rowid, words)
VALUES (15, 'confirmed the place at the preparation evening.
ask how the online assessment went
');
INSERT INTO tags_search (rowid, words)
VALUES (1, 'mentoring
');
INSERT INTO tasks_search (rowid, words)
VALUES (1, 'send the reading list
');
