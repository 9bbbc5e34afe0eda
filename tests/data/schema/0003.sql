-- A database of schema 3 with four invented people, made by `posact demo --people 4 --seed 7`, and a saved
-- view. The migration test puts it on the first three files of schema/ and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'e0e73aae67c74c9f82949b37417ab513', 1, 1, 'demo');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 20, 1795341600000, X'8249c089d18bb626728545873dbd3bfedd36cb74416b75b771cd6d15d5893286');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795341600000, 1, 0, 'J. Shah', 'demo', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', X'd49eac409d98c64e0ff616ad5e712962', X'01011200010000000000010f000000416d656c696120417368776f727468000300000000000110000000417368776f7274682c20416d656c696100040000000000010c00000030373730302039303032343900050000000000011d000000616d656c69612e617368776f7274682e31406578616d706c652e6f72670006000000000001030000004237390007000000000001060000006c6574746572000900000000000102000000656e000a000000000001040000007063736f000b0000000000010f000000636f6d6d756e6974795f6576656e74000c000000000001120000004a6f622063656e747265206d6f726e696e67000d0000000000010100000031000e0000000000010a000000323032362d30342d3235000f0000000000010c000000532e204c69676874776f6f64001000000000000106000000636c6f7365640011000000000001060000006c617073656400120000000000012c0000005072656665727320706170657220746f206c696e6b733b2073656e64207468696e677320627920706f73742e00feffffff00000114000000323032362d30342d32355430383a31323a30305a00fdffffff00000114000000323032362d30392d30325431373a35343a30305a00', X'faaf7a871bc6941bde3ee3a611d173a89d9a4bf0f69c0ab492ceabad96c886d1', X'e8d578dbe14df696ac676e4bd479adfdaa5001db0b525e5d7198c5fc30f3fb8e');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'5aae9abb704c4321bdaf94c35209f9d6', X'155ac636a7a2c020d51fc61f3a8f827b', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30352d32345431373a35353a30305a000300000000000105000000656d61696c000400000000000102000000696e0005000000000001070000007265706c69656400060000000000013d0000004d6f76656420686f7573652c206e657720617265613b2061736b656420696620746865206170706c69636174696f6e2063616e206d6f766520746f6f2e00feffffff00000114000000323032362d30352d32345431373a35353a30305a00fdffffff00000114000000323032362d30352d32345431373a35353a30305a00', X'4815ef71043553db6251a3a0ef50031d9b02bab982bb585affa612d6aae2db06', X'65e8cad2a366c427c88cc141b50230372c15878bbcdd11d15d3a358f41ea72af');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'e3e207dd1f404f8f9ffa2c9a43c7d55c', X'b186fd412b1dcead22fa44953e71e5bd', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30392d30325431373a35343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f7574000500000000000108000000617474656e6465640006000000000001300000004d6f636b20696e746572766965772c203430206d696e757465732c206e6f74657320676976656e20746f206b6565702e00feffffff00000114000000323032362d30392d30325431373a35343a30305a00fdffffff00000114000000323032362d30392d30325431373a35343a30305a00', X'5cd3b54568274a448c28a712d9d92d3c147baae0b189fc13a142057a59d32e26', X'71f13d403bc2778d6ff759009fb0e7d32312a3590e70c3bd5503a8e69b564e09');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795341600000, 1, 0, 'J. Shah', 'demo', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', X'410a0cf809edef9d6cf9b51ba4932ae6', X'01010f00010000000000010f0000005369c3a26e2057796e2d4a6f6e657300050000000000011c0000007369616e2e77796e2d6a6f6e65732e32406578616d706c652e6f726700060000000000010400000053543137000700000000000105000000656d61696c000900000000000102000000656e000a000000000001020000007063000b0000000000010e0000007363686f6f6c5f636f6c6c656765000c00000000000119000000556e697665727369747920667265736865727327207765656b000d0000000000010100000031000e0000000000010a000000323032352d30372d3035000f000000000001080000004d2e20426567756d0010000000000001040000006f70656e001200000000000137000000576f72726965642061626f757420746865206669746e65737320746573743b20747261696e696e672077697468206120667269656e642e00feffffff00000114000000323032352d30372d30355431303a33313a30305a00fdffffff00000114000000323032362d30372d31385431323a31303a30305a00', X'1bec5fb4da4b3a72a13b197983b6bb6fc2b77a8016e1b160bdd7ffa85fd7fb1b', X'873eb4cd27b4f7443bb57c0c4668fa6998f3a1b3cb8176b8481268cb5524d353');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'673bc7f0378c430b98e61cb8d91c0091', X'4265592bd86d6eb1d9a1421c2cc76a0a', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032352d31302d31325431353a34383a30305a00030000000000010500000070686f6e650004000000000001030000006f75740005000000000001090000006e6f5f616e7377657200060000000000012000000052616e67206174207468652074696d6520746865792061736b656420666f722e00feffffff00000114000000323032352d31302d31325431353a34383a30305a00fdffffff00000114000000323032352d31302d31325431353a34383a30305a00', X'c1302d75069e864d7d87ff284033cee44fdca3b152e3a38794ad4483b060f93e', X'399a73ecab48631ca314af688d72fddbd7cb1689044f7e0662939cd792f9889a');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'f1745bca90ef4c98b758d435ce145dd6', X'35804c91dec50b715b015f3e44f4446a', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30312d31375431323a30303a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032362d30312d31375431323a30303a30305a00fdffffff00000114000000323032362d30312d31375431323a30303a30305a00', X'7e52772712a8f4e019cd78521d998e4a38cbbeec045d2762a8b79e1d3d0ab2ae', X'a5a07ceb3cd9f33afa99e9baf53c6b58d469242c390e75cb13594168e4f50824');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'798c021439a346ca9127b43828ffa496', X'ddd0978a12066a936e00322059f7da57', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32335431373a33373a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30322d32335431373a33373a30305a00fdffffff00000114000000323032362d30322d32335431373a33373a30305a00', X'1db09cf4b07007397c91d92cb9225c790c0a7bc1fc48c49f73d3794a8413f59e', X'0f1de35b91d650962af6cff37493b1f5f1ae7022a4d0f9fece192137fc6feaab');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (8, 1, 8, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'b53c2b127ab94c3dad6e62eaf25b3268', X'23be996c312164845ea75418adf95571', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32375431303a32323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010600000074616c6b65640006000000000001350000004578706c61696e6564207468652073746167657320616e6420686f77206c6f6e67206561636820757375616c6c792074616b65732e00feffffff00000114000000323032362d30322d32375431303a32323a30305a00fdffffff00000114000000323032362d30322d32375431303a32323a30305a00', X'5d7c3f3b44a1c75286f8cbdd70f870ce6e548f86e616203e60016d88e6212edd', X'de255c38b76df317581e1bea8be10fe00661ea1093d5eb1e975c62c8aed49ed7');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (9, 1, 9, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'1618f6da5dd64f61966d8e5bfaca0a77', X'1590f7f51e367be49a75791e41869ff2', X'01010a00010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30372d31385431323a31303a30305a000300000000000105000000656d61696c0004000000000001030000006f75740005000000000001080000006e6f5f7265706c7900060000000000011800000041736b656420686f772074686520736966742077656e742e000700000000000123000000436865636b207468617420746865206170706c69636174696f6e207761732073656e7400080000000000010a000000323032362d31312d323200feffffff00000114000000323032362d30372d31385431323a31303a30305a00fdffffff00000114000000323032362d30372d31385431323a31303a30305a00', X'7b549fd9500ce5710edd44e87f7bf46f01f38ed41bd4fc698761ce212c81fdbe', X'c28c5584560f5d09eecece497abd644a7814d00c874d641c41d64b76e5959304');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (10, 1, 10, 1795341600000, 1, 0, 'J. Shah', 'demo', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', X'e0cef7cfd9a94189cfe71bcc861c5b40', X'01011000010000000000010e000000446166796464206170205268797300020000000000010600000044616679646400030000000000010c000000526879732c2044616679646400040000000000010c00000030373730302039303032393300050000000000011c0000006461667964642e61702e726879732e33406578616d706c652e6f7267000700000000000105000000656d61696c0009000000000001020000006379000a00000000000109000000766f6c756e74656572000b0000000000010f000000636f6d6d756e6974795f6576656e74000c0000000000010c0000005765627369746520666f726d000d0000000000010100000031000e0000000000010a000000323032352d31302d3032000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d31302d30325431313a35343a30305a00fdffffff00000114000000323032362d31312d31385431373a34313a30305a00', X'71f0f61d1babf7b85cc94e87712cc3128e9c409e3006c4c1f6346b3b06317c3a', X'f4ea493b766ee212bf0a0edf2460855053f23b685d78ce1ab4542e2c98145022');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (11, 1, 11, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'cdb049ced23641a2a7f19f70d397c014', X'7dad3007e2e283b57ce9161b842adba5', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30312d30375431323a32373a30305a0003000000000001050000006576656e740004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e640006000000000001340000004f6e20746865206c69737420666f722074686520646973636f766572792073657373696f6e2c20646964206e6f7420636f6d652e00feffffff00000114000000323032362d30312d30375431323a32373a30305a00fdffffff00000114000000323032362d30312d30375431323a32373a30305a00', X'ef9f0e4eb64aa1725e9a7d63eba9e2ab739d38a015cf9550399653cc6a40e8b5', X'64bc498040daf84aeead8aa2181bc742f256f8e1d3d558ec9317f5bb9fbea616');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (12, 1, 12, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'eb4ff6062c8348cebf9f9d93fccb7a45', X'a4a1567d651102b87a977a1d52f326f4', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30342d31385431373a30303a30305a00030000000000010500000070686f6e65000400000000000102000000696e00050000000000010600000074616c6b656400060000000000012c00000052616e6720746f2073617920746865206f6e6c696e65206173736573736d656e7420697320626f6f6b65642e00feffffff00000114000000323032362d30342d31385431373a30303a30305a00fdffffff00000114000000323032362d30342d31385431373a30303a30305a00', X'220fc3777e03e2cad58c7c2021999dff5ef625b18c91a29f485b0d87ef6462b2', X'5b432e26129fefb686e30044555bd05eab801adad6961f2c61e2cae885eb3fd3');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (13, 1, 13, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'22bcb084bd3847a0b7081b3ce1a7c953', X'ba6e606b07fc0e9b540ad56692440bba', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30352d33315431373a34333a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30352d33315431373a34333a30305a00fdffffff00000114000000323032362d30352d33315431373a34333a30305a00', X'b10744c4b5bc6397f2ac68a4b5c635bee5d8eaf2c8ebe645852bded5e9d8177f', X'f1c81807fe750ece79d1fa3f701a19c028e14651e159774994d97832e8f9af0d');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (14, 1, 14, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'472465c9e9214ffab4460cadb9507263', X'45225493d730050c06dfd0831d91bd9f', X'01010a00010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d31312d31385431373a34313a30305a0003000000000001050000006f74686572000400000000000102000000696e0005000000000001050000006f7468657200060000000000013b0000004e6f74652066726f6d2074686520636f6c6c6567653a20617661696c61626c65206166746572206578616d732c2066726f6d203230204a756e652e00070000000000011e00000053656e64207468652063616e64696461746520677569646520616761696e00080000000000010a000000323032362d31312d313700feffffff00000114000000323032362d31312d31385431373a34313a30305a00fdffffff00000114000000323032362d31312d31385431373a34313a30305a00', X'2025c04cca25fe927df693a3e1d3a5a5670e9831d708061e68f83169aceffb89', X'679e555187c35dd80d605215c1e0252e716527fc6fd7b766a35498c021375115');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (15, 1, 15, 1795341600000, 1, 0, 'J. Shah', 'demo', 3, X'3ea13d39149a4587a232942c1edeec0e', X'e211834864c1e95ed564c179b618e08d', X'01010400010000000000012400000064333336323238372d636638632d346363372d623737302d3461623961633661616533320002000000000001090000006d656e746f72696e6700feffffff00000114000000323032352d31302d30325431313a35343a30305a00fdffffff00000114000000323032352d31302d30325431313a35343a30305a00', X'f9605139d337d461e4d6a0e8e641e852dd817711eeb07e215b00e80d152e257b', X'8dcbed05fbf0d6073f6001a1faff3e61cded7be27dd142625a85acdef575395c');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (16, 1, 16, 1795341600000, 1, 0, 'J. Shah', 'demo', 1, X'655b7a6c68b346069d49232d2bf676c9', X'b94e9d34eea5bc2f0df77736179d2278', X'01010f000100000000000110000000416f696665204fe2809948616e6c6f6e0003000000000001110000004fe2809948616e6c6f6e2c20416f69666500050000000000011b000000616f6966652e6f68616e6c6f6e2e34406578616d706c652e6f726700070000000000010500000070686f6e6500080000000000010b0000006e6f742046726964617973000900000000000102000000656e000a00000000000109000000646574656374697665000b0000000000010c000000636172656572735f66616972000c00000000000113000000436f6d6d756e69747920627265616b66617374000d0000000000010100000031000e0000000000010a000000323032352d30372d3138000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d30372d31385431353a33363a30305a00fdffffff00000114000000323032362d30332d32395431373a33383a30305a00', X'59ff90a01f834b15de2d47ede9ab810ef697b72060297f63f634c1d49721d394', X'ad9f299d0a2a36daa4ede312630f48204e52cf8407a4a62f3ad0a867640a4d05');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (17, 1, 17, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'de541ccfca674f79b5831c5d477d2af2', X'a96871a5708a44bb619265500ece9979', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31302d33305431303a30343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e6400060000000000012e000000446964206e6f7420636f6d6520746f20746865206d6f636b20696e746572766965773b2077696c6c2072696e672e00feffffff00000114000000323032352d31302d33305431303a30343a30305a00fdffffff00000114000000323032352d31302d33305431303a30343a30305a00', X'670bf3b9e55baf78f089ff6c6848732e5ae7462f0a5e2b08bb2c0fe186f79572', X'357f623aafcbdb04d7efb87cb4d36ca886a771fef86e74e120aa848c6f9f0f91');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (18, 1, 18, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'708b9259b58b4c44895e3d4760701304', X'b35c991c439dfb1048666cb5e7f3ab65', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31322d30315430383a30353a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032352d31322d30315430383a30353a30305a00fdffffff00000114000000323032352d31322d30315430383a30353a30305a00', X'b7376c7044b32c2d3f579356429b8f91b0cd82a0e1e34aa02fb1df7930adf6e0', X'436271912bbf49d1d1fe385bff41bb2700149eb09481235d84e717a2192bef30');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (19, 1, 19, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'59ad7c857fb04aebb58607b7b10e4ba5', X'2bc6553f312ff5d33effebee1914da0a', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30312d30355431393a34323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010c0000006c6566745f6d6573736167650006000000000001260000004c6566742061206d657373616765207769746820746865207465616d2773206e756d6265722e00feffffff00000114000000323032362d30312d30355431393a34323a30305a00fdffffff00000114000000323032362d30312d30355431393a34323a30305a00', X'4f0ce8c969fcaf40c73a86dedb6155c40c8e949f4aedad0e5372c06a177e4224', X'd3807cd3c53a7660584067a97d385a470c6bfdfbd3279706e99b55d98e08c527');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (20, 1, 20, 1795341600000, 1, 0, 'J. Shah', 'demo', 2, X'a8e2ca1ffe3a4f0f973ac19711d2b298', X'599bd259a9890af255cd4ef25260b051', X'01010900010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30332d32395431373a33383a30305a000300000000000104000000746578740004000000000001030000006f75740005000000000001070000007265706c69656400060000000000012f000000436f6e6669726d65642074686520706c61636520617420746865207072657061726174696f6e206576656e696e672e00070000000000012200000041736b20686f7720746865206f6e6c696e65206173736573736d656e742077656e7400feffffff00000114000000323032362d30332d32395431373a33383a30305a00fdffffff00000114000000323032362d30332d32395431373a33383a30305a00', X'a0c1ff6a837fa89b07cbe3429c4f367b5f3bcfdba4a1819112617065fc454ef7', X'8249c089d18bb626728545873dbd3bfedd36cb74416b75b771cd6d15d5893286');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'J. Shah', 'demo', 0, 0);
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
INSERT INTO remembered (officer, kind, name, value)
VALUES ('J. Shah', 'view', 'Open PCs', 'candidate role:pc status:open');
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
