// A short scene for the reader's tests.
VAR coins = 3
-> quay

=== quay ===
# scene: The quay
The harbour is dark. #id:lamp_quay_A1B2
ANNA: (quietly) Is anybody there? #id:lamp_quay_C3D4 #vo:loud
TOM (off): Only me, and the tide. #id:lamp_quay_E5F6
* [Ask for the lamp] ANNA: Where did you put the lamp? #id:lamp_quay_G7H8
    -> lamp
* [Leave] -> END

= lamp
TOM: It cost {coins} coins. #id:lamp_quay_lamp_J9K0
{coins > 2: ANNA: That is far too much. | ANNA: A fair price. } #id:lamp_quay_lamp_L1M2
-> END
