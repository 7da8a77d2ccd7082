/* Derived by scripts/derive-us.ts from the published files named in provenance.ts. */

/** The most frequent surnames and their bearers in 2010, most frequent first. */
export const SURNAMES =
  'Smith 2442977,Johnson 1932812,Williams 1625252,Brown 1437026,Jones 1425470,Garcia 1166120,Miller 1161437,Davis 1116357,Rodriguez 1094924,Martinez 1060' +
  '159,Hernandez 1043281,Lopez 874523,Gonzalez 841025,Wilson 801882,Anderson 784404,Thomas 756142,Taylor 751209,Moore 724374,Jackson 708099,Martin 702625' +
  ',Lee 693023,Perez 681645,Thompson 664644,White 660491,Harris 624252,Sanchez 612752,Clark 562679,Ramirez 557423,Lewis 531781,Robinson 529821,Walker 523' +
  '129,Young 484447,Allen 482607,King 465422,Wright 458980,Scott 439530,Torres 437813,Nguyen 437645,Hill 434827,Flores 433969,Green 430182,Adams 427865,N' +
  'elson 424958,Baker 419586,Hall 407076,Rivera 391114,Campbell 386157,Mitchell 384486,Carter 376966,Roberts 376774,Gomez 365655,Phillips 360802,Evans 35' +
  '5593,Turner 348627,Diaz 347636,Parker 336221,Cruz 334201,Edwards 332423,Collins 329770,Reyes 327904,Stewart 324957,Morris 318884,Morales 311777,Murphy' +
  ' 308417,Cook 302589,Rogers 302261,Gutierrez 293218,Ortiz 286899,Morgan 286280,Cooper 280791,Peterson 278297,Bailey 277845,Reed 277030,Kelly 267394,How' +
  'ard 264826,Ramos 263464,Kim 262352,Cox 261231,Ward 260464,Richardson 259798,Watson 252579,Brooks 251663,Chavez 250898,Wood 250715,James 249379,Bennett' +
  ' 247599,Gray 246116,Mendoza 242771,Ruiz 238234,Hughes 236271,Price 235251,Alvarez 233983,Castillo 230420,Sanders 230374,Patel 229973,Myers 229895,Long' +
  ' 229374,Ross 229368,Foster 227764,Jimenez 227118,Powell 224874,Jenkins 222653,Perry 221741,Russell 221558,Sullivan 220990,Bell 220599,Coleman 219070,B' +
  'utler 218847,Henderson 218393,Barnes 218241,Gonzales 214758,Fisher 214703,Vasquez 212781,Simmons 210182,Romero 208614,Jordan 208403,Patterson 205423,A' +
  'lexander 204621,Hamilton 201746,Graham 201159,Reynolds 200247,Griffin 198406,Wallace 197276,Moreno 196925,West 195818,Cole 195289,Hayes 194246,Bryant ' +
  '192773,Herrera 192711,Gibson 190667,Ellis 188968,Tran 188498,Medina 188497,Aguilar 186512,Stevens 185674,Murray 184910,Ford 184832,Castro 184134,Marsh' +
  'all 183922,Owens 182719,Harrison 181091,Fernandez 180842,Mcdonald 180497,Woods 177425,Washington 177386,Kennedy 176865,Wells 176230,Vargas 173835,Henr' +
  'y 170964,Chen 169580,Freeman 169149,Webb 168878,Tucker 167446,Guzman 167044,Burns 165925,Crawford 164457,Olson 164035,Simpson 163181,Porter 163054,Hun' +
  'ter 162440,Gordon 161833,Mendez 161717,Silva 161633,Shaw 160400,Snyder 160262,Mason 160213,Dixon 159480,Munoz 158483,Hunt 158421,Hicks 158320,Holmes 1' +
  '56780,Palmer 156601,Wagner 155795,Black 154738,Robertson 153666,Boyd 153469,Rose 153397,Stone 153329,Salazar 152703,Fox 152334,Warren 152147,Mills 151' +
  '942,Meyer 150895,Rice 149500,Schmidt 147034,Garza 147005,Daniels 146570,Ferguson 146426,Nichols 145584,Stephens 144646,Soto 144451,Weaver 143837,Ryan ' +
  '143452,Gardner 142894,Payne 142601,Grant 142277,Dunn 141427,Kelley 140693,Spencer 139951,Hawkins 139751,Arnold 138893,Pierce 138629,Vazquez 138322,Han' +
  'sen 137977,Peters 137513,Santos 137232,Hart 137184,Bradley 136720,Knight 136713,Elliott 135765,Cunningham 135718,Duncan 135187,Armstrong 135044,Hudson' +
  ' 134963,Carroll 134317,Lane 134227,Riley 133872,Andrews 133799,Alvarado 133501,Ray 133171,Delgado 132985,Berry 132812,Perkins 131440,Hoffman 131401,Jo' +
  'hnston 131373,Matthews 131303,Pena 130776,Richards 130529,Contreras 130164,Willis 130152,Carpenter 129898,Lawrence 129699,Sandoval 128948,Guerrero 128' +
  '677,George 128625,Chapman 127939,Rios 127794,Estrada 127470,Ortega 127256,Watkins 127083,Greene 126101,Nunez 125350,Wheeler 125058,Valdez 124995,Harpe' +
  'r 124461,Burke 122877,Larson 122587,Santiago 122212,Maldonado 121526,Morrison 121130,Franklin 120621,Carlson 120552,Austin 119706,Dominguez 119304,Car' +
  'r 119076,Lawson 119053,Jacobs 118614,Obrien 118557,Lynch 117708,Singh 116749,Vega 116673,Bishop 116618,Montgomery 115953,Oliver 115900,Jensen 115679,H' +
  'arvey 115662,Williamson 114959,Gilbert 114940,Dean 114030,Sims 113374,Espinoza 112154,Howell 112041,Li 111786,Wong 111371,Reid 111360,Hanson 111144,Le' +
  ' 110967,Mccoy 110744,Garrett 110697,Burton 110529,Fuller 110116,Wang 109883,Weber 109433,Welch 108987,Rojas 108421,Lucas 107690,Marquez 107533,Fields ' +
  '107522,Park 106696,Yang 106033,Little 105936,Banks 105833,Padilla 105365,Day 105091,Walsh 105079,Bowman 105007,Schultz 104888,Luna 104518,Fowler 10451' +
  '5,Mejia 104057,Davidson 103930,Acosta 103418,Brewer 103318,May 103306,Holland 102538,Juarez 101949,Newman 101931,Pearson 101836,Curtis 101801,Cortez 1' +
  '01694,Douglas 101458,Schneider 101290,Joseph 100959,Barrett 100104,Navarro 99807,Figueroa 98468,Keller 98268,Avila 97314,Wade 97040,Molina 96979,Stanl' +
  'ey 96867,Hopkins 96810,Campos 96111,Barnett 95681,Bates 95622,Chambers 94988,Caldwell 93944,Beck 93786,Lambert 93678,Miranda 93628,Byrd 92904,Craig 92' +
  '507,Ayala 92463,Lowe 92260,Frazier 92152,Powers 91970,Neal 91694,Leonard 91475,Gregory 91384,Carrillo 91129,Sutton 90964,Fleming 90677,Rhodes 90670,Sh' +
  'elton 90517,Schwartz 90071,Norris 89796,Jennings 89700,Watts 89649,Duran 89401,Walters 89376,Cohen 89091,Mcdaniel 88728,Moran 88615,Parks 88586,Steele' +
  ' 88230,Vaughn 88060,Becker 87859,Holt 87531,Deleon 87414,Barker 87162,Terry 87000,Hale 86618,Leon 86363,Hail 86240,Benson 86081,Haynes 85974,Horton 85' +
  '195,Miles 84942,Lyons 84516,Pham 84320,Graves 84179,Bush 84018,Thornton 83967,Wolfe 83928,Warner 83781,Cabrera 83621,Mckinney 83616,Mann 83510,Zimmerm' +
  'an 83265,Dawson 83182,Lara 83067,Fletcher 83063,Page 82992,Mccarthy 82950,Love 82873,Robles 82458,Cervantes 82161,Solis 82146,Erickson 82085,Reeves 81' +
  '978,Chang 81939,Klein 81471,Salinas 81156,Fuentes 81006,Baldwin 80742,Daniel 80526,Simon 80460,Velasquez 80364,Hardy 80252,Higgins 79803,Aguirre 79517' +
  ',Lin 79508,Cummings 79316,Chandler 79186,Sharp 78990,Barber 78848,Bowen 78822,Ochoa 78677,Dennis 78482,Robbins 78381,Liu 78370,Ramsey 78350,Francis 78' +
  '327,Griffith 78260,Paul 78256,Blair 78026,Oconnor 77923,Cardenas 77652,Pacheco 77642,Cross 77557,Calderon 77085,Quinn 76986,Moss 76908,Swanson 76897,C' +
  'han 76664,Rivas 76205,Khan 76171,Rodgers 76095,Serrano 75996,Fitzgerald 75356,Rosales 75185,Stevenson 75169,Christensen 75143,Manning 74949,Gill 74948' +
  ',Curry 74919,Mclaughlin 74816,Harmon 74737,Mcgee 74542,Gross 74503,Doyle 74458,Garner 74324,Newton 74092,Burgess 73931,Reese 73919,Walton 73854,Blake ' +
  '73797,Trujillo 73664,Adkins 73599,Brady 73145,Goodman 73136,Roman 72918,Webster 72625,Goodwin 72451,Fischer 72357,Huang 72328,Potter 72175,Delacruz 72' +
  '109,Montoya 71844,Todd 71759,Wu 71721,Hines 71717,Mullins 71646,Castaneda 71368,Malone 71286,Cannon 71085,Tate 71058,Mack 71056,Sherman 70502,Hubbard ' +
  '70362,Hodges 70223,Zhang 70125,Guerra 70071,Wolf 70031,Valencia 70000,Saunders 69943,Franco 69943,Rowe 69879,Gallagher 69834,Farmer 69617,Hammond 6951' +
  '5,Hampton 69472,Townsend 69360,Ingram 69345,Wise 68649,Gallegos 68373,Clarke 68281,Barton 68233,Schroeder 67977,Maxwell 67961,Waters 67929,Logan 67909' +
  ',Camacho 67893,Strickland 67769,Norman 67704,Person 67411,Colon 67338,Parsons 67310,Frank 67304,Harrington 66959,Glover 66858,Osborne 66827,Buchanan 6' +
  '6648,Casey 66556,Floyd 66454,Patton 66293,Ibarra 66063,Ball 66059,Tyler 66056,Suarez 66013,Bowers 66003,Orozco 65904,Salas 65468,Cobb 65125,Gibbs 6506' +
  '4,Andrade 65037,Bauer 65004,Conner 64572,Moody 64429,Escobar 64403,Mcguire 64327,Lloyd 64202,Mueller 64191,Hartman 64106,French 63991,Kramer 63936,Mcb' +
  'ride 63899,Pope 63881,Lindsey 63760,Velazquez 63736,Norton 63722,Mccormick 63649,Sparks 63440,Flynn 63400,Yates 63254,Hogan 63085,Marsh 62304,Macias 6' +
  '2227,Villanueva 61883,Zamora 61729,Pratt 61671,Stokes 61639,Owen 61630,Ballard 61625,Lang 61529,Brock 61369,Villarreal 61355,Charles 61211,Drake 61162' +
  ',Barrera 60998,Cain 60948,Patrick 60845,Pineda 60820,Burnett 60791,Mercado 60761,Santana 60667,Shepherd 60479,Bautista 60264,Ali 60002,Shaffer 59943,L' +
  'amb 59913,Trevino 59882,Mckenzie 59595,Hess 59486,Beil 59463,Olsen 59356,Cochran 59350,Morton 59213,Nash 58714,Wilkins 58634,Petersen 58480,Briggs 584' +
  '08,Shah 58287,Roth 58278,Nicholson 58151,Holloway 58040,Lozano 57779,Rangel 57549,Flowers 57549,Hoover 57497,Short 57477,Arias 57477,Mora 57464,Valenz' +
  'uela 57383,Bryan 57143,Meyers 57127,Weiss 57112,Underwood 57064,Bass 57044,Greer 57043,Summers 56953,Houston 56900,Carson 56872,Morrow 56840,Clayton 5' +
  '6638,Whitaker 56616,Decker 56576,Yoder 56410,Collier 56380,Zuniga 56347,Carey 56322,Wilcox 56286,Melendez 56230,Poole 56226,Roberson 56180,Larsen 5596' +
  '0,Conley 55917,Davenport 55895,Copeland 55850,Massey 55595,Lam 55554,Huff 55484,Rocha 55251,Cameron 55240,Jefferson 55179,Hood 55174,Monroe 55136,Anth' +
  'ony 55114,Pittman 55021,Huynh 54996,Randall 54764,Singleton 54621,Kirk 54394,Combs 54257,Mathis 54217,Christian 54198,Skinner 54046,Bradford 54015,Ric' +
  'hard 53893,Galvan 53822,Wall 53794,Boone 53792,Kirby 53767,Wilkinson 53739,Bridges 53682,Bruce 53419,Atkinson 53376,Velez 53265,Meza 53230,Roy 53159,V' +
  'incent 53095,York 53059,Hodge 52920,Villa 52817,Abbott 52739,Allison 52701,Tapia 52651,Gates 52569,Chase 52481,Sosa 52457,Sweeney 52410,Farrell 52321,' +
  'Wyatt 52211,Dalton 52184,Horn 52138,Barron 52070,Phelps 52044,Yu 52035,Dickerson 51889,Heath 51877,Foley 51865,Atkins 51671,Mathews 51592,Bonilla 5147' +
  '5,Acevedo 51351,Benitez 51288,Zavala 51153,Hensley 51081,Glenn 51043,Cisneros 50920,Harrell 50837,Shields 50832,Rubio 50788,Huffman 50786,Choi 50786,B' +
  'oyer 50742,Garrison 50686,Arroyo 50614,Bond 50610,Kane 50584,Hancock 50558,Callahan 50524,Dillon 50465,Cline 50258,Wiggins 50247,Grimes 50245,Arellano' +
  ' 50104,Melton 50069,Oneill 50028,Savage 49914,Ho 49817,Beltran 49776,Pitts 49740,Parrish 49733,Ponce 49549,Rich 49481,Booth 49402,Koch 49395,Golden 49' +
  '360,Ware 49316,Brennan 49238,Mcdowell 49217,Marks 49177,Cantu 49126,Humphrey 49056,Baxter 49033,Sawyer 49028,Clay 48844,Tanner 48813,Hutchinson 48781,' +
  'Kaur 48753,Berg 48746,Wiley 48720,Gilmore 48719,Russo 48696,Villegas 48599,Hobbs 48522,Keith 48487,Wilkerson 48444,Ahmed 48319,Beard 48207,Mcclain 481' +
  '65,Montes 48142,Mata 48120,Rosario 48051,Vang 48036,Walter 48024,Henson 48013,Oneal 47979,Mosley 47963,Mcclure 47742,Beasley 47693,Stephenson 47641,Sn' +
  'ow 47528,Huerta 47455,Preston 47367,Vance 47324,Barry 47274,Johns 47246,Eaton 47184,Blackwell 47175,Dyer 47170,Prince 47168,Macdonald 46717,Solomon 46' +
  '534,Guevara 46454,Stafford 46394,English 46393,Hurst 46244,Woodard 46240,Cortes 46229,Shannon 46147,Kemp 46146,Nolan 46054,Mccullough 45852,Merritt 45' +
  '594,Murillo 45558,Moon 45528,Salgado 45469,Strong 45432,Kline 45390,Cordova 45305,Barajas 45153,Roach 45019,Rosas 44938,Winters 44914,Jacobson 44808,L' +
  'ester 44784,Knox 44742,Bullock 44740,Kerr 44711,Leach 44581,Meadows 44500,Orr 44388,Davila 44388,Whitehead 44373,Pruitt 44365,Kent 44325,Conway 44320,' +
  'Mckee 44137,Barr 44130,David 44040,Dejesus 44038,Marin 43904,Berger 43851,Mcintyre 43842,Blankenship 43830,Gaines 43821,Palacios 43798,Cuevas 43701,Ba' +
  'rtlett 43648,Durham 43635,Dorsey 43631,Mccall 43483,Odonnell 43460,Stein 43389,Browning 43329,Stout 43305,Lowery 43278,Sloan 43261,Mclean 43260,Hendri' +
  'cks 43197,Calhoun 43180,Sexton 43133,Chung 43110,Gentry 43027,Hull 43018,Duarte 42983,Ellison 42827,Nielsen 42773,Gillespie 42693,Buck 42639,Middleton' +
  ' 42578,Sellers 42577,Leblanc 42575,Esparza 42559,Hardin 42469,Bradshaw 42465,Mcintosh 42379,Howe 42265,Livingston 42103,Frost 42015,Glass 41802,Morse ' +
  '41774,Knapp 41771,Herman 41750,Stark 41735,Bravo 41700,Noble 41667,Spears 41665,Weeks 41565,Corona 41553,Frederick 41394,Buckley 41348,Mcfarland 41300' +
  ',Hebert 41275,Enriquez 41271,Hickman 41163,Quintero 41158,Randolph 41129,Schaefer 41063,Walls 41025,Trejo 41021,House 41000,Reilly 40884,Pennington 40' +
  '854,Michael 40736,Conrad 40707,Giles 40598,Benjamin 40590,Crosby 40563,Fitzpatrick 40449,Donovan 40410,Mays 40408,Mahoney 40397,Valentine 40395,Raymon' +
  'd 40275,Medrano 40261,Hahn 40250,Mcmillan 40237,Small 40212,Bentley 40193,Felix 40165,Peck 40055,Lucero 39986,Boyle 39921,Hanna 39890,Pace 39879,Rush ' +
  '39802,Hurley 39796,Harding 39787,Mcconnell 39754,Bernal 39693,Nava 39670,Ayers 39623,Everett 39593,Ventura 39580,Avery 39564,Pugh 39559,Mayer 39555,Be' +
  'nder 39551,Shepard 39430,Mcmahon 39411,Landry 39391,Case 39319,Sampson 39277,Moses 39216,Magana 39105,Blackburn 39097,Dunlap 39063,Gould 38924,Duffy 3' +
  '8835,Vaughan 38830,Herring 38733,Mckay 38681,Espinosa 38667,Rivers 38662,Farley 38528,Bernard 38512,Ashley 38499,Friedman 38374,Potts 38277,Truong 382' +
  '67,Costa 38265,Correa 38232,Blevins 38229,Nixon 38147,Clements 38044,Fry 38029,Delarosa 37932,Best 37923,Benton 37912,Lugo 37903,Portillo 37890,Doughe' +
  'rty 37884,Crane 37870,Haley 37858,Phan 37836,Villalobos 37754,Blanchard 37695,Horne 37689,Finley 37672,Quintana 37657,Lynn 37644,Esquivel 37578,Bean 3' +
  '7571,Dodson 37566,Mullen 37502,Xiong 37499,Hayden 37451,Cano 37368,Levy 37228,Huber 37170,Richmond 37053,Moyer 37050,Lim 37021,Frye 36973,Sheppard 369' +
  '60,Mccarty 36944,Avalos 36922,Booker 36840,Waller 36805,Parra 36765,Woodward 36764,Jaramillo 36755,Krueger 36743,Rasmussen 36636,Brandt 36613,Peralta ' +
  '36585,Donaldson 36558,Stuart 36540,Faulkner 36466,Maynard 36460,Galindo 36429,Coffey 36423,Estes 36318,Sanford 36312,Burch 36269,Maddox 36250,Vo 36236' +
  ',Oconnell 36194,Vu 36179,Andersen 36150,Spence 36129,Mcpherson 36125,Church 36072,Schmitt 36043,Stanton 35997,Leal 35958,Cherry 35877,Compton 35830,Du' +
  'dley 35781,Sierra 35770,Pollard 35749,Alfaro 35725,Hester 35642,Proctor 35636,Lu 35628,Hinton 35606,Novak 35461,Good 35446,Madden 35438,Mccann 35408,T' +
  'errell 35408,Jarvis 35350,Dickson 35312,Reyna 35291,Cantrell 35266,Mayo 35228,Branch 35225,Hendrix 35194,Rollins 35132,Rowland 35121,Whitney 35118,Duk' +
  'e 35053,Odom 35020,Daugherty 34987,Travis 34985,Tang 34961,Archer 34949';

/** Stems for the synthetic rare tail, from the vocabulary of faker (MIT). */
export const SURNAME_STEMS =
  'Aaliyah,Aaron,Abagail,Abb,Abbe,Abbigail,Abdiel,Abdul,Abdullah,Abel,Abelard,Abernath,Abigail,Abigal,Abigayl,Abner,Abraham,Abshir,Adah,Adalbert,Adalin,A' +
  'dam,Adan,Add,Adel,Adelbert,Adelin,Adell,Adity,Adolf,Adolph,Adolphus,Adonis,Adrain,Adrian,Adriann,Adriel,Adrienn,Afton,Agla,Agnes,Agustin,Ahmad,Aid,Aid' +
  'an,Aiden,Aileen,Aim,Aish,Aiyan,Akeem,Alain,Alan,Alanis,Alann,Alayn,Alb,Albert,Alberth,Albin,Ald,Alden,Alec,Aleen,Alejandr,Alek,Alen,Aless,Aleth,Alex,A' +
  'lexan,Alexandr,Alexann,Alfons,Alfonz,Alford,Alfred,Alic,Alis,Alish,Alison,Aliv,Aliy,Aliyah,Aliz,All,Allan,Alm,Alonz,Alphons,Alt,Althe,Alton,Alvah,Alve' +
  'n,Alver,Alvert,Alvin,Alyc,Alys,Alysh,Alyson,Alyss,Alysson,Amal,Amand,Amar,Amay,Amber,Ambros,Amel,Americ,Amin,Amir,Amiy,Amos,Ampar,Amy,Anabel,Anabell,A' +
  'nah,Anais,Anastaci,Anastas,And,Andr,Andre,Andrean,Andreann,Andres,Andrew,Ang,Angel,Angelic,Angelin,Angelit,Angus,Anibal,Anik,Aniss,Anit,Aniy,Aniyah,An' +
  'jal,Ankunding,Ann,Annabel,Annabell,Annalis,Annama,Annamar,Annett,Ansel,Ansle,Anthon,Anton,Antonett,Antoni,Antonin,Antwan,Antwon,Any,April,Aracel,Arch,' +
  'Archibald,Ardell,Ardith,Arel,Arian,Ariann,Aric,Ariell,Arjun,Arl,Arlen,Armand,Arn,Arnald,Arnulf,Aron,Arthur,Artur,Arvel,Arvid,Arvill,Aryann,Ash,Ashl,As' +
  'hle,Ashleigh,Ashlynn,Ashtyn,Assunt,Astrid,Athen,Aubr,Audr,Audre,Audreann,Auer,Aufderhar,August,Augustin,Augustus,Aurel,Aureli,Auror,Austen,Autumn,Avis' +
  ',Axel,Ayan,Ayden,Ayl,Aylin,Bahringer,Bail,Baile,Barbar,Barne,Baron,Barrows,Bart,Bartell,Bashirian,Batz,Bauch,Baumbach,Bayer,Bayl,Bea,Beahan,Beatric,Be' +
  'att,Beaulah,Bechtelar,Bednar,Beer,Beier,Belind,Benedict,Benn,Berenic,Bergnaum,Bergstrom,Bern,Bernadin,Berneic,Bernhard,Bernic,Berniec,Bernier,Bernit,B' +
  'ert,Berth,Bertram,Bertrand,Beryl,Bess,Beth,Bethan,Bets,Bett,Betty,Beulah,Beverl,Biank,Bill,Bins,Bird,Blais,Blak,Blanc,Blanch,Bland,Blaz,Blick,Block,Bo' +
  'bb,Bod,Boehm,Bogan,Bogisich,Bonit,Bonn,Borer,Boris,Bosc,Botsford,Boyl,Brad,Braden,Bradl,Bradle,Bradtk,Braeden,Brain,Brakus,Brand,Brandon,Brandyn,Brann' +
  'on,Branson,Brant,Brauli,Braun,Braxton,Brayan,Brean,Breann,Brekk,Brend,Brendan,Brenden,Brendon,Brenn,Brennon,Brent,Bret,Brett,Brian,Briann,Bric,Brid,Br' +
  'idget,Bridgett,Briell,Brigitt,Brionn,Bris,Britne,Brittan,Brod,Broderick,Brook,Brooklyn,Bruc,Bruen,Bryc,Brycen,Bryon,Buckridg,Budd,Buford,Bulah,Burle,B' +
  'uster,Byron,Cad,Caden,Caesar,Caitlyn,Cal,Caleb,Caleigh,Calist,Call,Calvin,Camden,Camil,Camill,Camren,Camron,Camryn,Camyll,Candac,Candic,Candid,Car,Car' +
  'iss,Carl,Carle,Carleton,Carlos,Carlott,Carlton,Carmel,Carmell,Carmen,Carmin,Carol,Carolann,Carolin,Carolyn,Casandr,Casimer,Casimir,Casper,Cass,Cassand' +
  'r,Cassid,Cassin,Catalin,Caterin,Cath,Catharin,Catherin,Cathrin,Cathryn,Cayl,Ceasar,Cecel,Cecil,Cedric,Cedrick,Cel,Celestin,Celin,Cesar,Chad,Chadd,Chad' +
  'rick,Chaim,Champlin,Chanc,Chanel,Chanell,Charit,Charl,Charlen,Charlott,Chas,Chasit,Chaunce,Chay,Chaz,Chels,Chelse,Cheryl,Chester,Chet,Cheyann,Cheyenn,' +
  'Chlo,Chris,Christ,Christin,Christop,Chyn,Ciar,Cicer,Ciel,Cierr,Cind,Citlall,Cla,Clair,Clar,Clarenc,Clariss,Claud,Claudin,Clemens,Clement,Cleor,Clet,Cl' +
  'etus,Clev,Cleveland,Clifford,Clifton,Clint,Clinton,Clotild,Clovis,Cloyd,Clyd,Cob,Cod,Col,Colb,Colin,Colleen,Collin,Colt,Colten,Colton,Columbus,Conn,Co' +
  'nnell,Connor,Conor,Conro,Considin,Constanc,Consuel,Cor,Coral,Corbin,Cord,Cordel,Cordell,Core,Coren,Corin,Corker,Cormier,Cornelius,Cornell,Corrin,Cortn' +
  'e,Corwin,Courtne,Cremin,Creol,Crist,Cristal,Cristian,Cristin,Cristobal,Cron,Cronin,Crooks,Crystal,Crystel,Cullen,Cummerat,Curt,Cydne,Cynth,Cyril,Cyrus' +
  ',Dach,Dagmar,Dahl,Daij,Dais,Daish,Dal,Dallin,Damaris,Dameon,Damian,Damien,Damion,Damon,Dan,Dandr,Dangel,Danial,Daniell,Danik,Dann,Dant,Danyk,Daphn,Dap' +
  'hne,Dar,Daren,Dari,Darian,Darien,Darin,Darion,Darius,Darl,Darlen,Darnell,Daron,Darrel,Darrell,Darren,Darrick,Darrin,Darrion,Darron,Darryl,Darwin,Daryl' +
  ',Das,Dashawn,Daughert,Dav,Davin,Davion,Davon,Davont,Dawn,Dayan,Dayn,Dayton,Deangel,Deann,Debb,Deborah,Debr,Deckow,Declan,Dedric,Dedrick,Deion,Dej,Deja' +
  'h,Dejon,Dejuan,Del,Delane,Delbert,Delfin,Delilah,Dell,Delmer,Delores,Delph,Delphin,Demarc,Demarcus,Demari,Demetrius,Demond,Den,Denesik,Denis,Deon,Deon' +
  'dr,Deont,Deonta,Dereck,Derek,Derick,Deron,Derrick,Deshaun,Deshawn,Desir,Desmond,Dess,Destan,Destin,Destine,Devant,Deven,Devin,Devont,Dewayn,Dewe,Dewit' +
  't,Dexter,Diamond,Dian,Diann,Dibbert,Dick,Dickens,Dickinson,Dieg,Dietrich,Dillan,Dimitr,Din,Dion,Dix,Dock,Doll,Dolores,Domenic,Domenick,Doming,Dominic,' +
  'Dominick,Donald,Donat,Donavon,Donn,Donnell,Doole,Dor,Dorcas,Doreen,Doris,Doroth,Dorothe,Dorris,Dorth,Doug,Dov,Doyl,Drak,Drew,Duan,Dudle,Dulc,Durgan,Du' +
  'rward,Dustin,Dwayn,Dwight,Dylan,Earl,Earlen,Earlin,Earnest,Easter,Easton,Ebb,Ebert,Ebon,Edd,Edgar,Edgard,Edison,Edith,Edmond,Edmund,Edn,Eduard,Edward,' +
  'Edwin,Edyth,Eff,Effertz,Efrain,Efren,Eileen,Ein,Einar,Eladi,Elain,Elbert,Eld,Eldon,Eldor,Eldred,Eldridg,Eleanor,Eleazar,Elect,Elen,Elenor,Eleonor,Elfr' +
  'ied,Elian,Elias,Eliezer,Elijah,Elinor,Elis,Elisabeth,Elise,Eliss,Eliz,Elizabeth,Ell,Ellen,Elliot,Ellsworth,Elm,Elmer,Elmir,Elmor,Eln,Elnor,Elo,Elod,El' +
  'ois,Elouis,Elro,Els,Elt,Elton,Elv,Elver,Elvir,Elvis,Elwin,Elwyn,Elys,Elyss,Elz,Emanuel,Emard,Emel,Emerald,Emerson,Emil,Emili,Emilian,Emm,Emmal,Emmanue' +
  'l,Emmerich,Emmet,Emmett,Emmitt,Enid,Enoch,Enol,Enos,Enric,Enriqu,Ephraim,Erdman,Eribert,Eric,Erich,Erick,Erik,Erin,Erling,Erm,Ern,Ernest,Ernestin,Erns' +
  'er,Ervin,Erwin,Eryn,Esmerald,Esperanz,Ess,Est,Esteban,Estefan,Estell,Estevan,Esther,Estrell,Eth,Ethan,Ethel,Ethelyn,Ethyl,Ett,Eudor,Eugen,Eul,Eulah,Eu' +
  'lal,Eun,Eunic,Eusebi,Evalyn,Evan,Evelin,Evelyn,Everard,Evert,Ewald,Ewell,Ezekiel,Ezequiel,Ezr,Fabian,Fabiol,Fadel,Fahe,Faith,Fann,Fatim,Faust,Faustin,' +
  'Favian,Fay,Federic,Feene,Feest,Feil,Felic,Felicit,Felip,Felton,Fermin,Fern,Fernand,Ferr,Fidel,Filibert,Filomen,Finn,Fion,Flatle,Flav,Flavi,Flet,Flor,F' +
  'lorenc,Florenci,Florian,Florin,Floss,Forest,Forrest,Fram,Franc,Frances,Francesc,Francisc,Frane,Franeck,Franz,Fred,Fredd,Frederic,Frederik,Fredrick,Fre' +
  'ed,Freid,Frid,Fried,Friedrich,Friesen,Fritsch,Fritz,Funk,Furman,Gab,Gabriel,Gabriell,Gaetan,Gag,Gail,Gar,Garett,Garfield,Garland,Garr,Garret,Garrick,G' +
  'arth,Gaston,Gavin,Gayl,Gen,General,Genesis,Genev,Geneviev,Gennar,Genovev,Geoffre,Georg,Georgett,Georgian,Geovan,Geovann,Gerald,Geraldin,Gerard,Gerd,Ge' +
  'rhard,Gerhold,Gerlach,German,Gerr,Gerson,Gertrud,Giann,Gideon,Gild,Gillian,Gin,Ginger,Giovan,Giovann,Gislason,Gissell,Giusepp,Gladyc,Gladys,Gleason,Gl' +
  'eichner,Glen,Glend,Glor,Godfre,Gold,Goldner,Gonzal,Gorczan,Gottlieb,Goyett,Grac,Graciel,Grad,Granvill,Grayc,Grayson,Greenholt,Greg,Gregg,Gregor,Gregor' +
  'i,Gret,Gretchen,Greyson,Grover,Gudrun,Guid,Guillerm,Guisepp,Gulgowsk,Gunnar,Gunner,Guss,Gust,Gustav,Gutkowsk,Gutmann,Gwen,Gwendolyn,Haag,Hackett,Hagen' +
  'es,Haile,Hal,Haleigh,Halvorson,Hamill,Hammes,Han,Hand,Hank,Hann,Hannah,Hans,Harber,Hard,Harold,Harr,Harriet,Hartmann,Harve,Haskell,Hassan,Hatt,Hauck,H' +
  'ayl,Hayle,Hazel,Heane,Heathcot,Heather,Heaven,Heber,Hector,Hegmann,Heid,Helen,Helg,Hellen,Heller,Helmer,Helois,Henr,Henriett,Herbert,Hermann,Hermin,He' +
  'rmini,Hermiston,Hershel,Hert,Herth,Herzog,Hessel,Hett,Hettinger,Hickl,Hilari,Hilbert,Hild,Hildegard,Hillar,Hillard,Hilll,Hills,Hilm,Hilpert,Hilton,Hin' +
  'tz,Hipolit,Hiram,Hirth,Hobart,Hoeger,Holden,Holl,Homenick,Homer,Hop,Hopp,Horac,Horaci,Hortens,Hose,How,Hoyt,Hubert,Huel,Huels,Hug,Hugh,Huld,Humbert,Hy' +
  'att,Hyman,Ibrahim,Idell,Ignaci,Ignatius,Ilen,Ilian,Iman,Imeld,Immanuel,Imogen,Ines,Inez,Iren,Iris,Irm,Irvin,Irving,Irwin,Isa,Isaac,Isabel,Isabell,Isac' +
  ',Isador,Isaiah,Isaias,Isidr,Ismael,Isobel,Isom,Israel,Issac,Itzel,Ivah,Ivan,Izabell,Izaiah,Jabar,Jac,Jace,Jacint,Jacinth,Jack,Jackelin,Jacklyn,Jaclyn,' +
  'Jacob,Jacquelyn,Jacques,Jacynth,Jad,Jadon,Jaid,Jailyn,Jaim,Jair,Jak,Jakayl,Jakob,Jaleel,Jalen,Jalon,Jamaal,Jamal,Jamar,Jamarcus,Jamel,Jameson,Jamil,Ja' +
  'mir,Jamison,Jan,Jana,Janell,Janess,Janet,Janic,Janick,Janis,Janiy,Jann,Jaquan,Jaquelin,Jared,Jaren,Jarod,Jaron,Jarred,Jarrell,Jarret,Jarrett,Jarrod,Ja' +
  'sen,Jaskolsk,Jasmin,Jason,Jasper,Jast,Jaunit,Javier,Javon,Javont,Jayc,Jayd,Jayden,Jaydon,Jaylen,Jaylon,Jayn,Jayson,Jazlyn,Jazmin,Jazmyn,Jean,Jeanett,J' +
  'eann,Jeannett,Jedediah,Jedidiah,Jeff,Jeffer,Jeffere,Jeffr,Jeffre,Jen,Jenifer,Jenn,Jennifer,Jennyfer,Jerad,Jerald,Jeram,Jerd,Jerel,Jerem,Jeremiah,Jerma' +
  'in,Jerme,Jerod,Jerom,Jerr,Jerrell,Jerrod,Jerrold,Jess,Jessic,Jessik,Jessyc,Jesus,Jett,Jevon,Jewel,Jewell,Jill,Jillian,Jimm,Joan,Joann,Joaquin,Jocelyn,' +
  'Jod,Joe,Joel,Joell,Joesph,Johan,Johann,Johathan,John,Johnathan,Johnathon,Johnn,Johnpaul,Jol,Jonas,Jonatan,Jonathan,Jonathon,Jord,Jordon,Jordyn,Jorg,Jo' +
  's,Josef,Josefin,Josephin,Josh,Joshu,Joshuah,Josiah,Josian,Josiann,Josu,Jovan,Jovann,Joyc,Juan,Juanit,Jud,Judah,Judd,Judg,Judith,Judson,Jul,Juli,Julian' +
  ',Juliann,Julien,Juliet,Julius,Jun,Junior,Junius,Justen,Justin,Juston,Justus,Justyn,Juvenal,Juwan,Kac,Kad,Kaden,Kadin,Kael,Kaelyn,Kail,Kaile,Kailyn,Kai' +
  'tlin,Kaitlyn,Kal,Kale,Kaleb,Kaleigh,Kall,Kameron,Kamill,Kamren,Kamron,Kamryn,Kan,Kar,Kareem,Karell,Karen,Karian,Kariann,Karin,Karl,Karle,Karolann,Kasa' +
  'ndr,Kassandr,Kassulk,Kat,Katarin,Katelin,Katelyn,Katelynn,Kath,Katharin,Katherin,Katheryn,Kathleen,Kathlyn,Kathryn,Katlyn,Katlynn,Katrin,Katt,Kautzer,' +
  'Kavon,Kayc,Kayl,Kaylah,Kayle,Kayleigh,Kaylin,Keagan,Kean,Kear,Keaton,Keebler,Keegan,Keel,Keele,Keeling,Keenan,Keir,Kell,Kelle,Kellen,Kels,Kelton,Kelvi' +
  'n,Kemmer,Kendr,Kendrick,Kenn,Kenned,Kenneth,Kennith,Kenton,Keny,Kenyon,Keon,Kerluk,Kertzmann,Keshaun,Keshawn,Kessler,Keven,Kevin,Kevon,Keyon,Keyshawn,' +
  'Khalid,Khalil,Kian,Kiann,Kiar,Kiarr,Kiehn,Kiel,Kier,Kieran,Kihn,Kilback,Kile,Kimberl,Kir,Kirlin,Kirsten,Kirstin,Kitt,Kling,Klock,Kob,Kod,Koelpin,Koepp' +
  ',Kohler,Kol,Kolb,Kor,Korbin,Kore,Koss,Kovacek,Koze,Kraig,Krajcik,Kreiger,Kris,Krist,Kristen,Kristin,Kristofer,Krystal,Krystel,Krystin,Kshlerin,Kuhic,K' +
  'uhlman,Kuhn,Kulas,Kund,Kunz,Kuphal,Kurt,Kurtis,Kutch,Kuvalis,Kyl,Kyleigh,Kyler,Kyr,Labad,Lac,Lace,Ladarius,Lafayett,Lail,Laish,Lakin,Lamar,Lamont,Lan,' +
  'Lanc,Landen,Langosh,Langworth,Lariss,Larkin,Laron,Larr,Latoy,Laur,Laurel,Lauren,Laurenc,Laurett,Laurian,Lauriann,Laurin,Lauryn,Lavad,Lavern,Lavin,Lavo' +
  'nn,Lawrenc,Layl,Lazar,Leah,Leann,Leannon,Leath,Lebsack,Led,Ledner,Leffler,Legros,Lehner,Leif,Leigh,Leil,Leilan,Lel,Lelah,Leland,Lemk,Lemp,Lemuel,Len,L' +
  'enn,Lenor,Leol,Leonel,Leonor,Leopold,Leor,Ler,Lero,Lesch,Lesl,Lesle,Less,Let,Leth,Letic,Letit,Leuschk,Lev,Lex,Lexus,Liam,Lian,Libb,Lil,Lilian,Lill,Lil' +
  'lian,Lilyan,Lincoln,Lind,Lindgren,Lindsa,Lindse,Linne,Linwood,Lionel,Lis,Lisandr,Lisett,Littel,Littl,Litz,Liz,Lizeth,Lizz,Llewellyn,Lockman,Lois,Lol,L' +
  'olit,Lom,Lonn,Lonz,Lor,Lorain,Loren,Lorenz,Lorett,Lorin,Lorn,Lorrain,Lott,Lou,Louis,Lourdes,Louven,Low,Lowell,Loyc,Lubowitz,Luc,Luci,Lucian,Lucienn,Lu' +
  'cil,Lucill,Lucind,Lucious,Lucius,Lud,Ludwig,Lueilwitz,Luell,Luettgen,Luig,Luis,Luk,Lukas,Lul,Lun,Lur,Lurlin,Luther,Lyd,Lyl,Lynd,Lynett,Lyric,Lysann,Ma' +
  'bel,Mabell,Mabl,Mac,Mace,Mackenz,Mad,Madalin,Madalyn,Maddison,Madelin,Madelyn,Madelynn,Madg,Madilyn,Madisen,Madison,Madisyn,Madonn,Madyson,Maegan,Maev' +
  ',Mafald,Magal,Magdalen,Magg,Maggi,Magnol,Magnus,Maid,Maiy,Major,Makayl,Makenn,Makenz,Malach,Malcolm,Malik,Malind,Mall,Mallor,Malvin,Mam,Mand,Manle,Man' +
  't,Manuel,Mar,Marc,Marcel,Marcelin,Marcell,Marcellus,Marcos,Marcus,Marg,Margaret,Margarett,Margarit,Margot,Margret,Mari,Mariah,Mariam,Marian,Mariann,Ma' +
  'ribel,Mariel,Mariell,Mariett,Maril,Marilo,Marilyn,Maris,Marisol,Maritz,Marjor,Mark,Markus,Marl,Marlen,Marlon,Marquardt,Marques,Marquis,Mart,Marth,Marv' +
  'in,Maryam,Maryann,Maryjan,Marys,Mate,Mathew,Mathias,Mathild,Matild,Matt,Matte,Matthew,Maud,Maureen,Mauric,Maurici,Maurin,Maverick,Mavis,Maxim,Maximus,' +
  'Maxin,Maybell,Mayert,Maym,Mayr,Maz,Mckayl,Mckenn,Mckenz,Meagan,Meaghan,Med,Medhurst,Megan,Megg,Meghan,Mekh,Melan,Melb,Melind,Melis,Meliss,Mell,Melod,M' +
  'elvin,Melyn,Melyss,Mercedes,Meredith,Mert,Mertz,Mervin,Met,Metz,Micael,Micah,Micheal,Michel,Michell,Miguel,Mik,Mikayl,Mikel,Mil,Mildred,Milford,Mill,M' +
  'ilton,Mind,Minerv,Minn,Miracl,Mirand,Mireill,Mirey,Miriam,Misael,Missour,Mist,Mitchel,Mitt,Modest,Moen,Mohamed,Mohammad,Mohammed,Mohr,Moises,Moll,Mon,' +
  'Monahan,Monic,Moniqu,Monserrat,Mont,Moor,Morar,Moriah,Mortimer,Mos,Moscisk,Mosh,Mozell,Mraz,Muhammad,Muller,Murazik,Muriel,Murph,Murra,Mustaf,Myah,Myl' +
  'en,Myles,Myr,Myriam,Myrn,Myron,Myrt,Myrtic,Myrtis,Myrtl,Nad,Nader,Nadin,Nam,Nanc,Nann,Naom,Napoleon,Narcis,Nasir,Natal,Natash,Nathan,Nathanael,Nathani' +
  'al,Nathaniel,Nathen,Nayel,Nedr,Neh,Neil,Neld,Nell,Nels,Neom,Nestor,Nett,Nev,Newell,Nic,Nichol,Nicholas,Nicholaus,Nick,Nicklaus,Nickolas,Nicol,Nicolas,' +
  'Nicolett,Nienow,Nigel,Nik,Nikk,Nikolas,Nikolaus,Nils,Nin,Nitzsch,Noah,Nobl,Noel,Noem,Nol,Non,Nor,Norbert,Noren,Norm,Norval,Norwood,Novell,Nyah,Nyas,Oc' +
  'ean,Octav,Odell,Odess,Ofel,Oke,Okunev,Olaf,Olen,Olet,Olg,Olin,Oliv,Omar,Omer,Ondrick,Opal,Ophel,Oral,Oran,Oren,Orin,Orion,Orl,Orland,Orph,Orrin,Orval,' +
  'Orvill,Osbald,Osborn,Oscar,Osinsk,Osvald,Oswald,Oth,Otil,Otis,Ott,Ottil,Ottis,Ozell,Pabl,Pacoch,Padberg,Pagac,Paig,Palm,Pamel,Pans,Paol,Parisian,Pasca' +
  'l,Pasqual,Patienc,Patric,Pats,Patt,Paucek,Paulett,Paulin,Pearl,Pearlin,Pedr,Pegg,Penelop,Penn,Perc,Percival,Perr,Pet,Peter,Petr,Pfeffer,Phil,Philip,Ph' +
  'illip,Phoeb,Phyllis,Pierc,Pierr,Pietr,Pink,Piper,Poll,Pollich,Pouros,Powlowsk,Precious,Predovic,Pric,Princ,Princess,Priscill,Prohask,Prosacc,Prudenc,P' +
  'urd,Queen,Quentin,Quigle,Quinc,Quinten,Quinton,Quitzon,Rachael,Rachel,Rachell,Raegan,Rafael,Raheem,Rahsaan,Rahul,Rain,Ralph,Ramir,Ramon,Rand,Randal,Ra' +
  'nsom,Raoul,Raphael,Raphaell,Raquel,Rashad,Rashawn,Rasheed,Rath,Ratk,Raul,Raven,Raymund,Raynor,Reann,Reb,Rebec,Rebecc,Rebek,Rebekah,Reec,Regg,Regin,Reg' +
  'inald,Reichel,Reichert,Reill,Rein,Reinger,Reinhold,Remington,Rempel,Ren,Renner,Ress,Ret,Reth,Rett,Reuben,Rev,Reymund,Reyn,Reynold,Rhe,Rhett,Rhiann,Rhi' +
  'annon,Rhod,Rhond,Ric,Ricard,Rick,Ricke,Rigobert,Rippin,Rit,Ritch,Robb,Robel,Robert,Robyn,Rochell,Roci,Rock,Roderick,Rodger,Rodne,Rodolf,Rodrick,Rodrig' +
  ',Roel,Rogahn,Rogeli,Roger,Rohan,Roland,Rolfson,Rollin,Romaguer,Ronald,Ronn,Roob,Roosevelt,Ror,Ros,Rosal,Rosalind,Rosalyn,Rosamond,Rosann,Rosari,Rosco,' +
  'Rosell,Roselyn,Rosemar,Rosenbaum,Rosend,Rosett,Rosin,Roslyn,Row,Rowen,Roxan,Roxann,Royc,Rozell,Rub,Ruben,Ruby,Rud,Rudolph,Ruecker,Rufus,Runt,Rupert,Ru' +
  'ss,Russel,Rust,Ruth,Ryder,Ryl,Rylan,Ryleigh,Sabin,Sabrin,Sabryn,Sad,Sady,Saig,Sall,Salm,Salvador,Salvator,Samant,Samanth,Samar,Samir,Samson,Samuel,San' +
  'd,Sandr,Sandrin,Sant,Santiag,Santin,Sar,Sara,Sarah,Sarin,Sash,Sauer,Saul,Savanah,Savann,Savannah,Savion,Sawayn,Scarlett,Schaden,Schiller,Schimmel,Schi' +
  'nner,Schmeler,Schoen,Schulist,Schumm,Schupp,Schuster,Scot,Seamus,Sean,Sebastian,Sedrick,Selen,Selin,Selmer,Senger,Seren,Serenit,Sergi,Seth,Shad,Shain,' +
  'Shakir,Shan,Shanahan,Shanel,Shanell,Shaniy,Shann,Shar,Sharon,Shaun,Shawn,Shayl,Shayn,Sheil,Shel,Sheldon,Shell,Shelle,Shemar,Sher,Sherr,Sherwood,Sheryl' +
  ',Shirle,Shyann,Sibyl,Sienn,Sierr,Sigmund,Sigrid,Sigurd,Silas,Silv,Simeon,Simonis,Sipes,Sister,Skiles,Skyl,Smitham,Sof,Soledad,Solon,Son,Sonj,Sonn,Sony' +
  ',Soph,Spink,Sporer,Stac,Stace,Stamm,Stan,Stanford,Stanle,Stefan,Stehr,Stell,Stephan,Stephen,Stephon,Sterling,Steuber,Stev,Steven,Ston,Strack,Streich,S' +
  'troman,Strosin,Summer,Sus,Susan,Susann,Suzann,Sven,Swift,Sybl,Sydn,Sydne,Sylv,Sylvan,Sylvester,Tabith,Tal,Talon,Tam,Tamar,Tamm,Tan,Tany,Tar,Taryn,Tash' +
  ',Tat,Tatum,Tatyan,Taurean,Tavares,Tay,Ter,Terenc,Teres,Terr,Terranc,Terrenc,Terrill,Tess,Tevin,Thad,Thaddeus,Thal,The,Thelm,Theodor,Theres,Theron,Thie' +
  'l,Thor,Thurman,Tian,Tiann,Tiar,Tierr,Tiffan,Tillman,Timm,Timmoth,Timoth,Tin,Tit,Titus,Tob,Tobin,Tomas,Tomm,Ton,Tone,Tony,Torp,Torph,Torranc,Torre,Town' +
  ',Trac,Trace,Trantow,Travon,Tre,Tremain,Tremayn,Trembla,Trent,Trenton,Tress,Treutel,Trev,Trever,Trevion,Trevor,Tric,Trinit,Trish,Tristian,Triston,Tro,T' +
  'romp,Trud,Tryc,Trystan,Turcott,Twil,Tyr,Tyreek,Tyrel,Tyrell,Tyres,Tyriqu,Tyron,Tyshawn,Tyson,Ubald,Ulices,Ulises,Ullrich,Upton,Uriah,Uriel,Ursul,Vad,V' +
  'alentin,Valer,Vall,Vanc,Vaness,Ved,Veld,Vell,Velm,Velv,Ven,Ver,Verd,Verg,Verl,Vern,Verner,Vernic,Vernon,Veron,Veronic,Vest,Veum,Vicent,Vick,Victor,Vid' +
  ',Vidal,Vilm,Vinc,Vincenz,Vinn,Viol,Violet,Violett,Virg,Virgil,Virgin,Vit,Viv,Vivian,Viviann,Vivien,Vivienn,Vladimir,Volkman,Wad,Waelch,Wain,Wald,Walla' +
  'c,Wand,Watsic,Wav,Waylon,Wayn,Wehner,Weimann,Weissnat,Weldon,Wend,Wendell,Werner,Wesle,Westle,Weston,Whit,Whitne,Wiegand,Wilber,Wilbert,Wilbur,Wilburn' +
  ',Wilderman,Wile,Wilford,Wilfred,Wilfrid,Wilhelm,Will,Willard,William,Willms,Willow,Wilm,Wilmer,Wilton,Windler,Winfield,Winifred,Winnifred,Winon,Winsto' +
  'n,Wisok,Wisozk,Witting,Wiz,Wolff,Woodrow,Wuckert,Wunsch,Wyman,Xander,Xavier,Xzavier,Yadir,Yasmeen,Yasmin,Yazmin,Yesen,Yessen,Yoland,Yoshik,Yost,Yundt,' +
  'Yvett,Yvonn,Zachar,Zachariah,Zacher,Zack,Zackar,Zacker,Zakar,Zan,Zander,Zar,Zboncak,Zechariah,Zeld,Zell,Zelm,Zemlak,Zen,Zett,Ziem,Ziemann,Zit,Zoe,Zoil' +
  ',Zol,Zor,Zul,Zulauf';
