"""Given names and their short forms, as English has them."""

_NAMES = """
abigail abby | abraham abe | albert al | alexander alex alec sasha aleksandr oleksandr alexandr |
alexandra alex sandra | alfred alf | amanda mandy | andrew andy drew andrei andriy andrey | anthony tony |
antonio tony | arthur art | barbara barb | benjamin ben bibi | bernard bernie | bradley brad |
catherine katherine kathryn kate kathy cathy katie | charles charlie chuck |
christina christine chris tina | christopher chris | clifford cliff | cynthia cindy | daniel dan danny |
david dave | deborah debra debbie | dmitry dima | donald don | dorothy dot | douglas doug |
edward ed eddie ted ned | edmund ed | edwin ed | elizabeth liz beth betty lizzie | eugene gene |
francis frank | franklin frank | frederick fred freddie | gabriel gabe | gerald gerry jerry |
geoffrey jeffrey jeff geoff | gregory greg | harold hal harry | henry harry hank | jacob jake |
jacqueline jackie | james jim jimmy jamie | janet jan | jeremy jerry | jessica jess |
john jack johnny jon | jonathan jon | joseph joe joey | joshua josh | judith judy | kenneth ken kenny |
kimberly kim | lawrence laurence larry | leonard len | leslie les | louis lou lewis |
margaret peggy maggie meg | martin marty | matthew matt | melissa missy | michael mike mick |
mikhail misha | mitchell mitch | mykola nikolai nikolay | nancy nan | natalie nat | nathan nate |
nathaniel nate nat | nicholas nick nicolas | norman norm | oliver ollie | pamela pam |
patricia pat patty trish | patrick pat paddy | peter pete | philip phil | rachel rae | randall randy |
randolph randy | raymond ray | rebecca becky | reginald reggie | richard rick dick rich ricky |
robert bob rob bobby robbie | roberta bobbie | rodney rod | ronald ron ronnie | rudolph rudy |
russell russ | samuel sam | samantha sam | sarah sara | sean shawn shaun | sergei serhiy |
stephanie steph | stephen steven steve | stuart stewart stu | susan sue suzanne | terence terry |
theodore ted theo teddy | theresa teresa terry | thomas tom tommy | timothy tim | victoria vicky |
vincent vince | vladimir volodymyr | volodymyr vladimir | walter walt | william bill will billy liam |
zachary zach
"""
_LINES: dict[str, set[int]] = {}
for _n, _line in enumerate(_NAMES.split("|")):
    for _word in _line.split():
        _LINES.setdefault(_word, set()).add(_n)
GIVEN = frozenset(_LINES)


def shortens(a: str, b: str) -> bool:
    """Whether two folded given names may be one, short or in full.

    >>> shortens("bill", "william"), shortens("bill", "robert")
    (True, False)
    """
    return bool(_LINES.get(a, set()) & _LINES.get(b, set()))
