"""A treebank of four sentences of our own, in two documents."""

TEXT = """\
# newdoc id = one
# sent_id = one-1
# text = Peru didn't buy two T-55s.
1\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tbuy\tbuy\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
5\ttwo\ttwo\tNUM\tCD\tNumType=Card\t6\tnummod\t_\t_
6\tT\tT\tPROPN\tNNP\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No
7\t-\t-\tPUNCT\tHYPH\t_\t8\tpunct\t_\tSpaceAfter=No
8\t55s\t55\tNUM\tNNS\tNumber=Plur\t6\tnummod\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = one-2
# text = Syrian officers flew (low)
1\tSyrian\tSyrian\tADJ\tJJ\tDegree=Pos\t2\tamod\t_\t_
2\tofficers\tofficer\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_
3\tflew\tfly\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3.1\tflew\tfly\tVERB\t_\t_\t_\t_\t_\t_
4\t(\t(\tPUNCT\t-LRB-\t_\t5\tpunct\t_\tSpaceAfter=No
5\tlow\tlow\tADV\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No
6\t)\t)\tPUNCT\t-RRB-\t_\t5\tpunct\t_\t_

# newdoc id = two
# sent_id = two-1
# text = The armies of Peru
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tarmies\tarmy\tNOUN\tNNS\tNumber=Plur\t0\troot\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\t_

# sent_id = two-2
# text = Cities have parties and navies
1\tCities\tcity\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\thave\thave\tVERB\tVBP\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tparties\tparty\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\t_
4\tand\tand\tCCONJ\tCC\t_\t5\tcc\t_\t_
5\tnavies\tnavy\tNOUN\tNNS\tNumber=Plur\t3\tconj\t_\tSpaceAfter=No

"""
