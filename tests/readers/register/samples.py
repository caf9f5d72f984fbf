"""Small registers of our own making: the layouts are those of the real ones, the deals are not."""

SIPRI = """\
SIPRI Arms Transfers Database
Trade Register
Information generated on 12 March 2024

SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,\
Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,\
TIV deal unit,TIV delivery values,Local production
901,Soviet Union,Iraq,T-55,Tank,Armoured vehicles,1970,No,40,Yes,1971,No,Second hand,0.5,0.5,20,No
901,Soviet Union,Iraq,T-55,Tank,Armoured vehicles,1970,No,,Yes,1972,Yes,Second hand,0.5,0.5,20,No
902,unknown supplier(s),"Hezbollah (Lebanon)*","Misagh-1, new",Portable SAM,Missiles,2004,Yes,20,No,2005,No,New,0,1,2,No
903,unknown supplier(s),unknown recipient(s),T-72,Tank,Armoured vehicles,1999,No,2,No,1999,No,New,0,1,2,No
"""

SIPRI_DEALS = """\
tidn,buyercod,sellercod,odat,odai,onum,onai,ldat,term,desig2,wcat,desc,coprod,nrdel,nrdelai,delyears,buyer,seller,\
status,tivunit,tivorder,tivdel
11,AUS,AST,2015,,1100,X,0,N/A,M16,EN,Diesel engine,L,0,,,Australia,Austria,N,0.02,22,0
12,CHI,FRA,1973,?,20,,2020,LIC,AMX-13,AV,Light tank,,16,X,"1974, 1976",Chile,France,S,0.31,6.2,4.96
13,CHI,FRA,1975,,20,,2020,LIC,AMX-13,AV,Light tank,,?,,1976,Chile,France,S,0.31,6.2,4.96
"""

SIPRI_TABLE = """\
Supplier\tRecipient\tNo. ordered\tWeapon designation\tWeapon description\tYear of order\tYear(s) of deliveries\t\
No. delivered\tComments
Germany (FRG)\tNigeria\t(12)\tAlpha Jet\tTrainer aircraft\t(1981)\t1982-83\t12\tArmed version
"""

UNROCA = """\
Reporting State;Report type;Year;Category;Final importer State(s);Number of items;State of origin (if not exporter);\
Intermediate location (if any);Description of item;Comments on the transfer
Slovakia;Export;2003;III. Large-calibre artillery systems;Indonesia;12;Czechoslovakia;;RM-70 122mm MRL;Second-hand
Indonesia;Import;2003;III;Slovakia;9;;;RM-70;
Slovakia;Export;2004;I;Viet Nam;0;;;T-72;
"""

TRAINING_XML = b"""<?xml version="1.0"?>
<countries>
  <country name="St Kitts And Nevis">
    <program name="IMET-1 - FY 2007 DoS Training">
      <training><course_title>BOATSWAINS MATE A</course_title><quantity>2 </quantity><location>Yorktown, VA</location>
        <student_unit>St Kitts And Nevis Coast Guard</student_unit><us_unit>-</us_unit><total_cost>6143</total_cost>
        <start_date>7/16/2007</start_date><end_date>9/28/2007</end_date></training>
      <training><course_title>DENTAL &amp;amp; FIELD</course_title><quantity>1</quantity><total_cost>$9,066</total_cost>
        <start_date>7/16/2007</start_date><end_date>7/1/2007</end_date></training>
      <training><quantity>3</quantity><total_cost>$15,209</total_cost><end_date/></training>
    </program>
  </country>
</countries>
"""

TRAINING_HTML = """\
<html><head><title>Foreign Military Training</title></head><body>
<p>This archive holds pages from January 1, 1997.</p><p>Joint Report to Congress, March 1, 2000</p>
<TABLE>
<TR><TD><B>Mali, International Military Education And</B> </TD></TR>
<TR><TD><B>Training (IMET), FY 99</B></TD></TR>
<TR><TD>AIR COMD &amp; STAFF COLLEGE</TD><TD>1</TD><TD ALIGN="RIGHT">$9,630</TD></TR>
<TR><TD>AWC </TD><TD>1</TD><TD ALIGN="RIGHT">$4,020</TD></TR>
<TR><TD>CORRESPONDENCE/RESIDEN</TD></TR>
<TR><TD></TR>
<TR><TD>FY 99 Totals: </TD><TD>2</TD><TD ALIGN="RIGHT">$13,650</TD></TR>
<TR><TD><B>Mali, Miscellaneous DoD-DoS Activities, FY 00</B></TD></TR>
<TR><TD>Humanitarian Demining</TD><TD>30</TD><TD ALIGN="RIGHT">$300,000</TD></TR>
<TR><TD>FY 00 Totals: </TD><TD>31</TD><TD ALIGN="RIGHT">$300,000</TD></TR>
<TR><TD> Country Totals: </TD><TD>33</TD><TD ALIGN="RIGHT">$313,650</TD></TR>
</TABLE></body></html>
"""
