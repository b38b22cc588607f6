// Choices that share words, sequences, blocks, glue, tunnels, functions.
VAR mood = 1
LIST keys = brass, iron
-> shore

=== shore ===
TOM: The tide is {low|rising|high}. #id:tide_1
ANNA: We <>
should go now. #id:tide_2
{ mood > 0:
    ANNA: I am glad. #id:tide_3
    TOM: So am I. #id:tide_4
- else:
    ANNA: I am cold. #id:tide_5
}
* "Wait[."]," I said. #id:tide_6
    TOM: For what? #id:tide_7
    ** [Shrug] -> back ->
    ** Point at the sea. #id:tide_8
        ANNA: There. #id:tide_9
    -- TOM: Hm. #id:tide_10
* {mood > 5} [Sing #id:tide_11] ANNA: La la. #id:tide_12
+ -> quiet
- ANNA: Done, {print(3)} times. #id:tide_13
{stopping:
  - TOM: First. #id:tide_14
  - TOM: Again. #id:tide_15
}
-> END

= quiet
~ mood = 2
# tone: dark
Nobody spoke. #id:tide_16
<b>ANNA</b>: Loud. #id:tide_17
{keys ? brass: The key. | No key.} #id:tide_18
-> DONE

=== back ===
TOM: Back then. #id:tide_19
->->

=== function print(n) ===
~ return n
