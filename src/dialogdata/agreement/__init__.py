"""How far two codings of the same texts agree.

Two codings are compared in three steps: the units of both are aligned, document by document
(``align``); the variables of aligned units are paired (``variables``); and the agreement of the
pairs is measured (``statistics``). Only the last step needs the extra ``agreement``.
"""

from dialogdata.agreement.compare import Comparison, compare
from dialogdata.agreement.texts import CodedText, read_texts

__all__ = ["CodedText", "Comparison", "compare", "read_texts"]
