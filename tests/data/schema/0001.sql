-- A database of schema 1 with four invented people, made by `posact demo --people 4 --seed 7`.
-- The migration test puts it on schema/0001_core.sql and opens it with the posact of today.
INSERT INTO about (one, uuid, incarnation, replica, kind)
VALUES (1, X'b0f47c2c81e44f86b4f582bf2c56927a', 1, 1, 'demo');
INSERT INTO replicas (replica, seq, latest, hash)
VALUES (1, 19, 1795262640000, X'82599e9e2a3f981c15b54b7210de564909562690ea53c3a580c1cd1c149675a9');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (1, 1, 1, 1795262640000, 1, 0, 'J. Shah', 'demo', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', X'fcbe0a54957b4eb4b06d2f0ecf2ae3d7', X'01011200010000000000010f000000416d656c696120417368776f727468000300000000000110000000417368776f7274682c20416d656c696100040000000000010c00000030373730302039303032343900050000000000011d000000616d656c69612e617368776f7274682e31406578616d706c652e6f72670006000000000001030000004237390007000000000001060000006c6574746572000900000000000102000000656e000a000000000001040000007063736f000b0000000000010f000000636f6d6d756e6974795f6576656e74000c000000000001120000004a6f622063656e747265206d6f726e696e67000d0000000000010100000031000e0000000000010a000000323032362d30342d3234000f0000000000010c000000532e204c69676874776f6f64001000000000000106000000636c6f7365640011000000000001060000006c617073656400120000000000012c0000005072656665727320706170657220746f206c696e6b733b2073656e64207468696e677320627920706f73742e00feffffff00000114000000323032362d30342d32345430383a31323a30305a00fdffffff00000114000000323032362d30392d30315431373a35343a30305a00', X'7ebf832ab9cc67197b08d733cc39b49396d6eb9f12593bc1a36f63804127871f', X'7d0494013b9f89467bcc1d00dcaa3bae8b286f948fe1f18caade8e3454cc4f55');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (2, 1, 2, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'5aae9abb704c4321bdaf94c35209f9d6', X'88d3f533d402eb58ccd314ab2e62f31e', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30352d32335431373a35353a30305a000300000000000105000000656d61696c000400000000000102000000696e0005000000000001070000007265706c69656400060000000000013d0000004d6f76656420686f7573652c206e657720617265613b2061736b656420696620746865206170706c69636174696f6e2063616e206d6f766520746f6f2e00feffffff00000114000000323032362d30352d32335431373a35353a30305a00fdffffff00000114000000323032362d30352d32335431373a35353a30305a00', X'be4d3370e51c8cd3897747368607a5f8ebb87ce01bea7da742a78e3aca56aac0', X'7c9b5795acf23b0d21533fd44dd72a0cc845242e826aeb5f46d5121dbdcc69ba');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (3, 1, 3, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'e3e207dd1f404f8f9ffa2c9a43c7d55c', X'e6a8cb352f23f5c7f071f89d2117008e', X'01010800010000000000012400000034646564313839362d613962352d346436352d623330632d653662626131326663626439000200000000000114000000323032362d30392d30315431373a35343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f7574000500000000000108000000617474656e6465640006000000000001300000004d6f636b20696e746572766965772c203430206d696e757465732c206e6f74657320676976656e20746f206b6565702e00feffffff00000114000000323032362d30392d30315431373a35343a30305a00fdffffff00000114000000323032362d30392d30315431373a35343a30305a00', X'025e56bed72a10e43386b47fe53aa88333b64f02ac7812e2b218816ccac5f254', X'ece0ff5abba075b9d98a51f74a356e2074687476191a1c93a1bbe6b3d7a673a5');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (4, 1, 4, 1795262640000, 1, 0, 'J. Shah', 'demo', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', X'88d75fc658e07d9f5b49f7cc17a81a62', X'01010f00010000000000010f0000005369c3a26e2057796e2d4a6f6e657300050000000000011c0000007369616e2e77796e2d6a6f6e65732e32406578616d706c652e6f726700060000000000010400000053543137000700000000000105000000656d61696c000900000000000102000000656e000a000000000001020000007063000b0000000000010e0000007363686f6f6c5f636f6c6c656765000c00000000000119000000556e697665727369747920667265736865727327207765656b000d0000000000010100000031000e0000000000010a000000323032352d30372d3034000f000000000001080000004d2e20426567756d0010000000000001040000006f70656e001200000000000137000000576f72726965642061626f757420746865206669746e65737320746573743b20747261696e696e672077697468206120667269656e642e00feffffff00000114000000323032352d30372d30345431303a33313a30305a00fdffffff00000114000000323032362d30372d31375431323a31303a30305a00', X'dcd0a8f3a3daaa3712ab3c7c73b227163b85af69493766efe2743973ca22dfd6', X'604d4502390168de3e664d295277ac7c3e73c067fbbb647048dc663739bceb5b');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (5, 1, 5, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'673bc7f0378c430b98e61cb8d91c0091', X'df661ad8067f72e0fb0feb50acfb0898', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032352d31302d31315431353a34383a30305a00030000000000010500000070686f6e650004000000000001030000006f75740005000000000001090000006e6f5f616e7377657200060000000000012000000052616e67206174207468652074696d6520746865792061736b656420666f722e00feffffff00000114000000323032352d31302d31315431353a34383a30305a00fdffffff00000114000000323032352d31302d31315431353a34383a30305a00', X'291bd2fdc699d9d479c2ea1ad1da04448a2c4b9acf884548bfa35bfba48acffc', X'0f6e546be82b980e169955d8b650200e9ae93790997505db5e9c02507fecc0fb');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (6, 1, 6, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'f1745bca90ef4c98b758d435ce145dd6', X'6dbdc12a793bcafc0c449b5ac080ddc1', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30312d31365431323a30303a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032362d30312d31365431323a30303a30305a00fdffffff00000114000000323032362d30312d31365431323a30303a30305a00', X'be5bd7e210f9bb2e11fbf694efe227cef0f12f15247169ed05ab8e4183afbe89', X'1638cfc99949e55c8cfbfcb011d7e1dd9483e592dfcfb19af89fc8bfe7ff7f0b');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (7, 1, 7, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'798c021439a346ca9127b43828ffa496', X'2c945e46ab46e55df3df35c7ddc4f43d', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32325431373a33373a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30322d32325431373a33373a30305a00fdffffff00000114000000323032362d30322d32325431373a33373a30305a00', X'8f5ba686bf053fd7881b308a1206931f7112a1fbd551793c5999634acc18bd59', X'3a87cb2a3b56dfa0ebe44c42ddc4c827f42bf4260b3d585931d46c0ed21dd002');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (8, 1, 8, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'b53c2b127ab94c3dad6e62eaf25b3268', X'8b5759d7ce3f6c07c6a3c700c7e1b11b', X'01010800010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30322d32365431303a32323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010600000074616c6b65640006000000000001350000004578706c61696e6564207468652073746167657320616e6420686f77206c6f6e67206561636820757375616c6c792074616b65732e00feffffff00000114000000323032362d30322d32365431303a32323a30305a00fdffffff00000114000000323032362d30322d32365431303a32323a30305a00', X'681b1116a4a0dab26bd3dafc62d09b8e370f55310cb07ecf879fefc8559b8c6e', X'a5c7e7e18e191911f21fff1e229ebbae3e7bfff1802edcbaf1fbc60ce1e678c3');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (9, 1, 9, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'1618f6da5dd64f61966d8e5bfaca0a77', X'aed712f88f2e5f9f33ca06e7fc499827', X'01010a00010000000000012400000036386332626334362d623937642d343664622d623934622d373065303435316434613334000200000000000114000000323032362d30372d31375431323a31303a30305a000300000000000105000000656d61696c0004000000000001030000006f75740005000000000001080000006e6f5f7265706c7900060000000000011800000041736b656420686f772074686520736966742077656e742e000700000000000123000000436865636b207468617420746865206170706c69636174696f6e207761732073656e7400080000000000010a000000323032362d31312d323100feffffff00000114000000323032362d30372d31375431323a31303a30305a00fdffffff00000114000000323032362d30372d31375431323a31303a30305a00', X'06a0c238e23561a02a5d5e3a98d67b4a543874a8421e0b7b7e8b42c12565cdbd', X'89a4179394e3d9e0e1ce082b5818a6688e5bf906b4536819b4efa7e851b7d97a');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (10, 1, 10, 1795262640000, 1, 0, 'J. Shah', 'demo', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', X'990fcb389f275ca53e0d7bd8a8053b5b', X'01011000010000000000010e000000446166796464206170205268797300020000000000010600000044616679646400030000000000010c000000526879732c2044616679646400040000000000010c00000030373730302039303032393300050000000000011c0000006461667964642e61702e726879732e33406578616d706c652e6f7267000700000000000105000000656d61696c0009000000000001020000006379000a00000000000109000000766f6c756e74656572000b0000000000010f000000636f6d6d756e6974795f6576656e74000c0000000000010c0000005765627369746520666f726d000d0000000000010100000031000e0000000000010a000000323032352d31302d3031000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d31302d30315431313a35343a30305a00fdffffff00000114000000323032362d31312d31375431373a34313a30305a00', X'56c14c010814a158851de5eb44906f52a77c944d4a4e22f65b9d4d53f5dec0a0', X'be2a50a7d9e5b6dd1b482260e3025f122dfd0b4f5c0eb0a1a3cd4f0aeedf0aea');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (11, 1, 11, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'cdb049ced23641a2a7f19f70d397c014', X'5992731a747399da5791bfa98361071a', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30312d30365431323a32373a30305a0003000000000001050000006576656e740004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e640006000000000001340000004f6e20746865206c69737420666f722074686520646973636f766572792073657373696f6e2c20646964206e6f7420636f6d652e00feffffff00000114000000323032362d30312d30365431323a32373a30305a00fdffffff00000114000000323032362d30312d30365431323a32373a30305a00', X'261344e09e7540a07279960d3d7eb5135b22440248424b756488896cbac93b53', X'bd54d6e8874a3f103613a1a1dd83cdb4a8f25b8587d35b5775ca88c5179a5a97');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (12, 1, 12, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'eb4ff6062c8348cebf9f9d93fccb7a45', X'bbec3850e9fa2af1ff0b582384fd16b6', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30342d31375431373a30303a30305a00030000000000010500000070686f6e65000400000000000102000000696e00050000000000010600000074616c6b656400060000000000012c00000052616e6720746f2073617920746865206f6e6c696e65206173736573736d656e7420697320626f6f6b65642e00feffffff00000114000000323032362d30342d31375431373a30303a30305a00fdffffff00000114000000323032362d30342d31375431373a30303a30305a00', X'1d7dae43caaa0d20cc6e121c3422ca7b649648172827ed4e77d24045c6c5fa3e', X'f2fdab1e35ac8006de2da9269f41ba9a6779a7b2e77c9e8e0a00bb6957927ad7');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (13, 1, 13, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'22bcb084bd3847a0b7081b3ce1a7c953', X'def93d42b59e694b934c9201f22ad53a', X'01010800010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d30352d33305431373a34333a30305a000300000000000105000000766964656f0004000000000001030000006f7574000500000000000108000000617474656e64656400060000000000013600000054616c6b6564207468726f7567682074686520636f6d706574656e6379206672616d65776f726b2077697468206578616d706c65732e00feffffff00000114000000323032362d30352d33305431373a34333a30305a00fdffffff00000114000000323032362d30352d33305431373a34333a30305a00', X'd4cc5b4a57c74e6f201cd3c305be26d57a5be5db204ae05449165c42d5179a90', X'0720865bdc574132ebf0c30461cc080ffd5f89fe94eb4e543d1ed60cd2e298ff');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (14, 1, 14, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'472465c9e9214ffab4460cadb9507263', X'ecfb8b4240ebea8607cce03949666999', X'01010a00010000000000012400000064333336323238372d636638632d346363372d623737302d346162396163366161653332000200000000000114000000323032362d31312d31375431373a34313a30305a0003000000000001050000006f74686572000400000000000102000000696e0005000000000001050000006f7468657200060000000000013b0000004e6f74652066726f6d2074686520636f6c6c6567653a20617661696c61626c65206166746572206578616d732c2066726f6d203230204a756e652e00070000000000011e00000053656e64207468652063616e64696461746520677569646520616761696e00080000000000010a000000323032362d31312d313600feffffff00000114000000323032362d31312d31375431373a34313a30305a00fdffffff00000114000000323032362d31312d31375431373a34313a30305a00', X'07068d18ef0987a6cfa62625ec6db99ad93b5a20046481ae9575419d74ad1f20', X'67b80cad0f5243f9712fc43b9aadd796db9cc87d62ad11548f9c17aecb69e6b2');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (15, 1, 15, 1795262640000, 1, 0, 'J. Shah', 'demo', 1, X'655b7a6c68b346069d49232d2bf676c9', X'35874ea594df61c2496a99f41f43a87d', X'01010f000100000000000110000000416f696665204fe2809948616e6c6f6e0003000000000001110000004fe2809948616e6c6f6e2c20416f69666500050000000000011b000000616f6966652e6f68616e6c6f6e2e34406578616d706c652e6f726700070000000000010500000070686f6e6500080000000000010b0000006e6f742046726964617973000900000000000102000000656e000a00000000000109000000646574656374697665000b0000000000010c000000636172656572735f66616972000c00000000000113000000436f6d6d756e69747920627265616b66617374000d0000000000010100000031000e0000000000010a000000323032352d30372d3137000f0000000000010c000000532e204c69676874776f6f640010000000000001040000006f70656e00feffffff00000114000000323032352d30372d31375431353a33363a30305a00fdffffff00000114000000323032362d30332d32385431373a33383a30305a00', X'109825cd739a7d3ef25479e17372b6b27cab5d62a2ca887d02ae15bf09c3f63d', X'e80bf538eafd2d98abaeb8978a72d8c57666c2bf658fbe3b32d7e3fe3828eec1');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (16, 1, 16, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'de541ccfca674f79b5831c5d477d2af2', X'7a5ad48d95196290a8b097c201be357a', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31302d32395431303a30343a30305a000300000000000109000000696e5f706572736f6e0004000000000001030000006f757400050000000000010e0000006469645f6e6f745f617474656e6400060000000000012e000000446964206e6f7420636f6d6520746f20746865206d6f636b20696e746572766965773b2077696c6c2072696e672e00feffffff00000114000000323032352d31302d32395431303a30343a30305a00fdffffff00000114000000323032352d31302d32395431303a30343a30305a00', X'ed37c47368c4383241cd9c07f4ed471a16f870cd020ab3a988acb9f13b93769d', X'32cb5c0fef640f93638caac7ed179fce6e4b934e9bc83cf200f886341e572356');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (17, 1, 17, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'708b9259b58b4c44895e3d4760701304', X'6c8bf388950946ffc6e82d975f278b1d', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032352d31312d33305430383a30353a30305a0003000000000001050000006576656e74000400000000000102000000696e000500000000000108000000617474656e64656400060000000000012d0000005369676e656420757020617420746865207374616e643b2067617665206e616d6520616e64206e756d6265722e00feffffff00000114000000323032352d31312d33305430383a30353a30305a00fdffffff00000114000000323032352d31312d33305430383a30353a30305a00', X'4f09ac907ae87da672664b4bf1de347e6092350d1c862430324cf326878adeb7', X'e494c02de96ae51c39c11c10c01b032859ff14a853f09adbfee27db4381be403');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (18, 1, 18, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'59ad7c857fb04aebb58607b7b10e4ba5', X'cbd15a339a62e6b27b6a3ff479f6a1a9', X'01010800010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30312d30345431393a34323a30305a00030000000000010500000070686f6e650004000000000001030000006f757400050000000000010c0000006c6566745f6d6573736167650006000000000001260000004c6566742061206d657373616765207769746820746865207465616d2773206e756d6265722e00feffffff00000114000000323032362d30312d30345431393a34323a30305a00fdffffff00000114000000323032362d30312d30345431393a34323a30305a00', X'7e5b7ac2fe784fdf37bc6b2cab04f4bbf2dabe4630a37137f025684d48a54a94', X'de7f0efe86455122854e8fd766c22541e4e7c58c958f9e89699b4718ff66bc6c');
INSERT INTO operations (lsn, replica, seq, time, action, undoes, actor, command, type, record, salt, body, body_hash, hash)
VALUES (19, 1, 19, 1795262640000, 1, 0, 'J. Shah', 'demo', 2, X'a8e2ca1ffe3a4f0f973ac19711d2b298', X'17ce02611770bf5b41470b63ebbbe0c6', X'01010900010000000000012400000036353562376136632d363862332d343630362d396434392d323332643262663637366339000200000000000114000000323032362d30332d32385431373a33383a30305a000300000000000104000000746578740004000000000001030000006f75740005000000000001070000007265706c69656400060000000000012f000000436f6e6669726d65642074686520706c61636520617420746865207072657061726174696f6e206576656e696e672e00070000000000012200000041736b20686f7720746865206f6e6c696e65206173736573736d656e742077656e7400feffffff00000114000000323032362d30332d32385431373a33383a30305a00fdffffff00000114000000323032362d30332d32385431373a33383a30305a00', X'76d1288067171b24e609f2a3327f526f1b38a3c38ac18c9b001edec52af8e83f', X'82599e9e2a3f981c15b54b7210de564909562690ea53c3a580c1cd1c149675a9');
INSERT INTO actions (replica, action, actor, command, undoes, undone_by)
VALUES (1, 1, 'J. Shah', 'demo', 0, 0);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'1618f6da5dd64f61966d8e5bfaca0a77', -1, 1, 9);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'22bcb084bd3847a0b7081b3ce1a7c953', -1, 1, 13);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'472465c9e9214ffab4460cadb9507263', -1, 1, 14);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'4ded1896a9b54d65b30ce6bba12fcbd9', -1, 1, 1);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'59ad7c857fb04aebb58607b7b10e4ba5', -1, 1, 18);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'5aae9abb704c4321bdaf94c35209f9d6', -1, 1, 2);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'655b7a6c68b346069d49232d2bf676c9', -1, 1, 15);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'673bc7f0378c430b98e61cb8d91c0091', -1, 1, 5);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'68c2bc46b97d46dbb94b70e0451d4a34', -1, 1, 4);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'708b9259b58b4c44895e3d4760701304', -1, 1, 17);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'798c021439a346ca9127b43828ffa496', -1, 1, 7);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'a8e2ca1ffe3a4f0f973ac19711d2b298', -1, 1, 19);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'b53c2b127ab94c3dad6e62eaf25b3268', -1, 1, 8);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'cdb049ced23641a2a7f19f70d397c014', -1, 1, 11);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'd3362287cf8c4cc7b7704ab9ac6aae32', -1, 1, 10);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'de541ccfca674f79b5831c5d477d2af2', -1, 1, 16);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'e3e207dd1f404f8f9ffa2c9a43c7d55c', -1, 1, 3);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'eb4ff6062c8348cebf9f9d93fccb7a45', -1, 1, 12);
INSERT INTO heads (record, field, replica, seq)
VALUES (X'f1745bca90ef4c98b758d435ce145dd6', -1, 1, 6);
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key)
VALUES (1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-04-24T08:12:00Z', '2026-09-01T17:54:00Z', 1, 'Amelia Ashworth', 'ashworth, amelia', NULL, 'Ashworth, Amelia', '07700 900249', '+447700900249', 'amelia.ashworth.1@example.org', 'amelia.ashworth.1@example.org', 'B79', 'letter', NULL, 'en', 'pcso', 'pcso', 'community_event', 'Job centre morning', '1', '2026-04-24', 'S. Lightwood', 's. lightwood', 'closed', 'closed', 'lapsed', 'Prefers paper to links; send things by post.', NULL, '');
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key)
VALUES (2, X'68c2bc46b97d46dbb94b70e0451d4a34', '2025-07-04T10:31:00Z', '2026-07-17T12:10:00Z', 1, 'Siân Wyn-Jones', 'sian wyn-jones', NULL, NULL, NULL, '', 'sian.wyn-jones.2@example.org', 'sian.wyn-jones.2@example.org', 'ST17', 'email', NULL, 'en', 'pc', 'pc', 'school_college', 'University freshers'' week', '1', '2025-07-04', 'M. Begum', 'm. begum', 'open', 'open', NULL, 'Worried about the fitness test; training with a friend.', NULL, '');
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key)
VALUES (3, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2025-10-01T11:54:00Z', '2026-11-17T17:41:00Z', 1, 'Dafydd ap Rhys', 'rhys, dafydd', 'Dafydd', 'Rhys, Dafydd', '07700 900293', '+447700900293', 'dafydd.ap.rhys.3@example.org', 'dafydd.ap.rhys.3@example.org', NULL, 'email', NULL, 'cy', 'volunteer', 'volunteer', 'community_event', 'Website form', '1', '2025-10-01', 'S. Lightwood', 's. lightwood', 'open', 'open', NULL, NULL, NULL, '');
INSERT INTO candidates (number, id, created, changed, alive, name, name_key, known_as, sort_name, phone, phone_key, email, email_key, postcode_area, preferred_contact, preferred_time, language, role, role_key, heard, source, notice, notice_date, owner, owner_key, status, status_key, close_reason, notes, import_key, import_key_key)
VALUES (4, X'655b7a6c68b346069d49232d2bf676c9', '2025-07-17T15:36:00Z', '2026-03-28T17:38:00Z', 1, 'Aoife O’Hanlon', 'o''hanlon, aoife', NULL, 'O’Hanlon, Aoife', NULL, '', 'aoife.ohanlon.4@example.org', 'aoife.ohanlon.4@example.org', NULL, 'phone', 'not Fridays', 'en', 'detective', 'detective', 'careers_fair', 'Community breakfast', '1', '2025-07-17', 'S. Lightwood', 's. lightwood', 'open', 'open', NULL, NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (1, X'5aae9abb704c4321bdaf94c35209f9d6', '2026-05-23T17:55:00Z', '2026-05-23T17:55:00Z', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-05-23T17:55:00Z', '2026-05-23T17:55:00Z', 'email', 'in', 'replied', 'Moved house, new area; asked if the application can move too.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (2, X'e3e207dd1f404f8f9ffa2c9a43c7d55c', '2026-09-01T17:54:00Z', '2026-09-01T17:54:00Z', 1, X'4ded1896a9b54d65b30ce6bba12fcbd9', '2026-09-01T17:54:00Z', '2026-09-01T17:54:00Z', 'in_person', 'out', 'attended', 'Mock interview, 40 minutes, notes given to keep.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (3, X'673bc7f0378c430b98e61cb8d91c0091', '2025-10-11T15:48:00Z', '2025-10-11T15:48:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2025-10-11T15:48:00Z', '2025-10-11T15:48:00Z', 'phone', 'out', 'no_answer', 'Rang at the time they asked for.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (4, X'f1745bca90ef4c98b758d435ce145dd6', '2026-01-16T12:00:00Z', '2026-01-16T12:00:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-01-16T12:00:00Z', '2026-01-16T12:00:00Z', 'event', 'in', 'attended', 'Signed up at the stand; gave name and number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (5, X'798c021439a346ca9127b43828ffa496', '2026-02-22T17:37:00Z', '2026-02-22T17:37:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-02-22T17:37:00Z', '2026-02-22T17:37:00Z', 'video', 'out', 'attended', 'Talked through the competency framework with examples.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (6, X'b53c2b127ab94c3dad6e62eaf25b3268', '2026-02-26T10:22:00Z', '2026-02-26T10:22:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-02-26T10:22:00Z', '2026-02-26T10:22:00Z', 'phone', 'out', 'talked', 'Explained the stages and how long each usually takes.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (7, X'1618f6da5dd64f61966d8e5bfaca0a77', '2026-07-17T12:10:00Z', '2026-07-17T12:10:00Z', 1, X'68c2bc46b97d46dbb94b70e0451d4a34', '2026-07-17T12:10:00Z', '2026-07-17T12:10:00Z', 'email', 'out', 'no_reply', 'Asked how the sift went.', 'Check that the application was sent', '2026-11-21', '2026-11-21');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (8, X'cdb049ced23641a2a7f19f70d397c014', '2026-01-06T12:27:00Z', '2026-01-06T12:27:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-01-06T12:27:00Z', '2026-01-06T12:27:00Z', 'event', 'out', 'did_not_attend', 'On the list for the discovery session, did not come.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (9, X'eb4ff6062c8348cebf9f9d93fccb7a45', '2026-04-17T17:00:00Z', '2026-04-17T17:00:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-04-17T17:00:00Z', '2026-04-17T17:00:00Z', 'phone', 'in', 'talked', 'Rang to say the online assessment is booked.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (10, X'22bcb084bd3847a0b7081b3ce1a7c953', '2026-05-30T17:43:00Z', '2026-05-30T17:43:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-05-30T17:43:00Z', '2026-05-30T17:43:00Z', 'video', 'out', 'attended', 'Talked through the competency framework with examples.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (11, X'472465c9e9214ffab4460cadb9507263', '2026-11-17T17:41:00Z', '2026-11-17T17:41:00Z', 1, X'd3362287cf8c4cc7b7704ab9ac6aae32', '2026-11-17T17:41:00Z', '2026-11-17T17:41:00Z', 'other', 'in', 'other', 'Note from the college: available after exams, from 20 June.', 'Send the candidate guide again', '2026-11-16', '2026-11-16');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (12, X'de541ccfca674f79b5831c5d477d2af2', '2025-10-29T10:04:00Z', '2025-10-29T10:04:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2025-10-29T10:04:00Z', '2025-10-29T10:04:00Z', 'in_person', 'out', 'did_not_attend', 'Did not come to the mock interview; will ring.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (13, X'708b9259b58b4c44895e3d4760701304', '2025-11-30T08:05:00Z', '2025-11-30T08:05:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2025-11-30T08:05:00Z', '2025-11-30T08:05:00Z', 'event', 'in', 'attended', 'Signed up at the stand; gave name and number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (14, X'59ad7c857fb04aebb58607b7b10e4ba5', '2026-01-04T19:42:00Z', '2026-01-04T19:42:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2026-01-04T19:42:00Z', '2026-01-04T19:42:00Z', 'phone', 'out', 'left_message', 'Left a message with the team''s number.', NULL, NULL, '');
INSERT INTO contacts (number, id, created, changed, alive, candidate, held, held_key, channel, direction, result, summary, next_action, next_date, next_date_key)
VALUES (15, X'a8e2ca1ffe3a4f0f973ac19711d2b298', '2026-03-28T17:38:00Z', '2026-03-28T17:38:00Z', 1, X'655b7a6c68b346069d49232d2bf676c9', '2026-03-28T17:38:00Z', '2026-03-28T17:38:00Z', 'text', 'out', 'replied', 'Confirmed the place at the preparation evening.', 'Ask how the online assessment went', NULL, '');
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
