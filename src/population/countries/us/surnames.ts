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

/** Surnames without frequencies, from the vocabulary of faker (MIT). */
export const FURTHER_SURNAMES =
  'Abernathy,Abshire,Altenwerth,Ankunding,Auer,Aufderhar,Bahringer,Balistreri,Barrows,Bartell,Bartoletti,Bashirian,Batz,Bauch,Baumbach,Bayer,Beahan,Beatt' +
  'y,Bechtelar,Bednar,Beer,Beier,Berge,Bergnaum,Bergstrom,Bernhard,Bernier,Bins,Blanda,Blick,Block,Bode,Boehm,Bogan,Bogisich,Borer,Bosco,Botsford,Bradtke' +
  ',Brakus,Braun,Breitenberg,Brekke,Bruen,Buckridge,Cartwright,Casper,Cassin,Champlin,Christiansen,Conn,Connelly,Conroy,Considine,Corkery,Cormier,Corwin,' +
  'Cremin,Crist,Crona,Cronin,Crooks,Cruickshank,Cummerata,D\'Amore,Dach,Dare,Deckow,Denesik,Dibbert,Dickens,Dicki,Dickinson,Dietrich,Donnelly,Dooley,DuBuq' +
  'ue,Durgan,Ebert,Effertz,Emard,Emmerich,Erdman,Ernser,Fadel,Fahey,Fay,Feeney,Feest,Feil,Ferry,Flatley,Frami,Franecki,Franey,Friesen,Fritsch,Funk,Gerhol' +
  'd,Gerlach,Gislason,Gleason,Gleichner,Goldner,Gorczany,Gottlieb,Goyette,Grady,Greenfelder,Greenholt,Gulgowski,Gusikowski,Gutkowski,Gutmann,Haag,Hackett' +
  ',Hagenes,Halvorson,Hamill,Hammes,Hand,Hane,Harber,Hartmann,Hauck,Heaney,Heathcote,Hegmann,Heidenreich,Heller,Hermann,Hermiston,Herzog,Hessel,Hettinger' +
  ',Hickle,Hilll,Hills,Hilpert,Hintz,Hirthe,Hodkiewicz,Hoeger,Homenick,Hoppe,Huel,Huels,Hyatt,Jacobi,Jakubowski,Jaskolski,Jast,Jerde,Kassulke,Kautzer,Kee' +
  'bler,Keeling,Kemmer,Kerluke,Kertzmann,Kessler,Kiehn,Kihn,Kilback,Kirlin,Kling,Klocko,Koelpin,Koepp,Kohler,Konopelski,Koss,Kovacek,Kozey,Krajcik,Kreige' +
  'r,Kris,Kshlerin,Kub,Kuhic,Kuhlman,Kuhn,Kulas,Kunde,Kunze,Kuphal,Kutch,Kuvalis,Labadie,Lakin,Langosh,Langworth,Larkin,Leannon,Lebsack,Ledner,Leffler,Le' +
  'gros,Lehner,Lemke,Lesch,Leuschke,Lind,Lindgren,Littel,Lockman,Lubowitz,Lueilwitz,Luettgen,MacGyver,Macejkovic,Maggio,Mante,Marquardt,Marvin,Mayert,McC' +
  'lure,McCullough,McDermott,McGlynn,McKenzie,McLaughlin,Medhurst,Mertz,Metz,Moen,Mohr,Monahan,Morar,Morissette,Mosciski,Mraz,Muller,Murazik,Nader,Nicola' +
  's,Nienow,Nikolaus,Nitzsche,O\'Connell,O\'Conner,O\'Hara,O\'Keefe,O\'Kon,O\'Reilly,Oberbrunner,Okuneva,Ondricka,Orn,Osinski,Pacocha,Padberg,Pagac,Parisian,Pa' +
  'ucek,Pfannerstill,Pfeffer,Pollich,Pouros,Powlowski,Predovic,Prohaska,Prosacco,Purdy,Quigley,Quitzon,Rath,Ratke,Rau,Raynor,Reichel,Reichert,Reinger,Rem' +
  'pel,Renner,Rippin,Ritchie,Robel,Rogahn,Rohan,Rolfson,Romaguera,Roob,Rosenbaum,Ruecker,Runolfsdottir,Runolfsson,Runte,Russel,Rutherford,Satterfield,Sau' +
  'er,Sawayn,Schaden,Schamberger,Schiller,Schimmel,Schinner,Schmeler,Schoen,Schowalter,Schulist,Schumm,Schuppe,Schuster,Senger,Shanahan,Simonis,Sipes,Ski' +
  'les,Smitham,Spinka,Sporer,Stamm,Stehr,Steuber,Stiedemann,Stoltenberg,Stracke,Streich,Stroman,Strosin,Swaniawski,Swift,Thiel,Tillman,Torp,Torphy,Towne,' +
  'Toy,Trantow,Tremblay,Treutel,Tromp,Turcotte,Ullrich,Upton,Vandervort,Veum,Volkman,Von,VonRueden,Waelchi,Watsica,Wehner,Weimann,Weissnat,Wiegand,Wilder' +
  'man,Will,Willms,Windler,Wintheiser,Wisoky,Wisozk,Witting,Wiza,Wolff,Wuckert,Wunsch,Wyman,Yost,Yundt,Zboncak,Zemlak,Ziemann,Zieme,Zulauf';

/** Stems for the synthetic tail, from the same vocabulary. */
export const SURNAME_STEMS =
  'Aaron,Abb,Abbe,Abdiel,Abdul,Abel,Abigal,Abner,Abshir,Adah,Adalin,Adam,Adan,Add,Adel,Adelin,Adell,Adity,Adolf,Adolph,Adonis,Adrain,Adrian,Adriel,Afton,' +
  'Agla,Agnes,Ahmad,Aid,Aidan,Aiden,Aileen,Aim,Aish,Aiyan,Akeem,Alain,Alan,Alanis,Alann,Alayn,Alb,Albert,Albin,Ald,Alden,Alec,Aleen,Alek,Alen,Aless,Aleth' +
  ',Alex,Alexan,Alf,Alfons,Alfonz,Alford,Alfred,Alic,Alis,Alish,Alison,Aliv,Aliy,Aliyah,Aliz,All,Allan,Alm,Alonz,Alt,Althe,Alton,Alvah,Alven,Alver,Alvert' +
  ',Alvin,Alyc,Alys,Alysh,Alyson,Alyss,Amal,Amand,Amar,Amay,Amber,Ambros,Amel,Americ,Amin,Amir,Amiy,Amos,Ampar,Amy,Anabel,Anah,Anais,And,Andr,Andre,Andre' +
  's,Andrew,Ang,Angel,Angus,Anibal,Anik,Aniss,Anit,Aniy,Aniyah,Anjal,Ann,Annama,Annett,Ansel,Ansle,Anthon,Anton,Antoni,Antwan,Antwon,Any,April,Aracel,Arc' +
  'h,Ardell,Ardith,Arel,Arian,Ariann,Aric,Ariell,Arjun,Arl,Arlen,Armand,Arn,Arnald,Arnulf,Aron,Art,Arthur,Artur,Arvel,Arvid,Arvill,Aryann,Ash,Ashl,Ashle,' +
  'Ashtyn,Assunt,Astrid,Athen,Aubr,Audr,Audre,Auer,August,Aurel,Aureli,Auror,Austen,Autumn,Avis,Axel,Ayan,Ayden,Ayl,Aylin,Bail,Baile,Barbar,Barne,Baron,B' +
  'art,Batz,Bauch,Bayer,Bayl,Bea,Beahan,Beatt,Bednar,Beer,Beier,Belind,Ben,Benn,Bern,Bernic,Bernit,Bert,Berth,Beryl,Bess,Beth,Bethan,Bets,Bett,Betty,Beul' +
  'ah,Beverl,Biank,Bill,Bins,Bird,Blais,Blak,Blanc,Blanch,Bland,Blaz,Blick,Block,Bob,Bobb,Bod,Boehm,Bogan,Bonit,Bonn,Borer,Boris,Bosc,Boyl,Brad,Braden,Br' +
  'adl,Bradle,Bradtk,Brain,Brakus,Brand,Brant,Brauli,Braun,Brayan,Brean,Breann,Brekk,Brend,Brenn,Brent,Bret,Brett,Brian,Briann,Bric,Brid,Briell,Brionn,Br' +
  'is,Britne,Brod,Brook,Bruc,Bruen,Bryc,Brycen,Bryon,Bud,Budd,Buford,Bulah,Burle,Buster,Byron,Cad,Caden,Caesar,Cal,Caleb,Calist,Call,Calvin,Camden,Camil,' +
  'Camill,Camren,Camron,Camryn,Camyll,Candac,Candic,Candid,Car,Cariss,Carl,Carle,Carlos,Carmel,Carmen,Carmin,Carol,Casper,Cass,Cassid,Cassin,Cath,Cayl,Ce' +
  'asar,Cecel,Cecil,Cedric,Cel,Celin,Cesar,Chad,Chadd,Chaim,Chanc,Chanel,Charit,Charl,Chas,Chasit,Chay,Chaz,Chels,Chelse,Cheryl,Chet,Chlo,Chris,Christ,Ch' +
  'yn,Ciar,Cicer,Ciel,Cierr,Cind,Cla,Clair,Clar,Claud,Cleor,Clet,Cletus,Clev,Clint,Clovis,Cloyd,Clyd,Cob,Cod,Col,Colb,Colin,Collin,Colt,Colten,Colton,Con' +
  'n,Connor,Conor,Conro,Cor,Coral,Corbin,Cord,Cordel,Core,Coren,Corin,Corker,Corrin,Cortne,Corwin,Cremin,Creol,Crist,Cron,Cronin,Crooks,Cullen,Curt,Cydne' +
  ',Cynth,Cyril,Cyrus,Dach,Dagmar,Dahl,Daij,Dais,Daish,Dal,Dallin,Dameon,Damian,Damien,Damion,Damon,Dan,Dandr,Dangel,Danial,Danik,Dann,Dant,Danyk,Daphn,D' +
  'aphne,Dar,Daren,Dari,Darian,Darien,Darin,Darion,Darius,Darl,Darlen,Daron,Darrel,Darren,Darrin,Darron,Darryl,Darwin,Daryl,Das,Dav,Davin,Davion,Davon,Da' +
  'vont,Dawn,Dax,Dayan,Dayn,Dayton,Deann,Debb,Debr,Deckow,Declan,Dedric,Deion,Dej,Dejah,Dejon,Dejuan,Del,Delane,Delfin,Dell,Delmer,Delph,Demarc,Demari,De' +
  'mond,Den,Denis,Deon,Deondr,Deont,Deonta,Dereck,Derek,Derick,Deron,Desir,Dess,Destan,Destin,Devant,Deven,Devin,Devont,Dewayn,Dewe,Dewitt,Dexter,Dian,Di' +
  'ann,Dick,Dieg,Dillan,Dimitr,Din,Dion,Dix,Dock,Doll,Doming,Don,Donald,Donat,Donn,Doole,Dor,Dorcas,Doreen,Doris,Doroth,Dorris,Dorth,Doug,Dov,Doyl,Drak,D' +
  'rew,Duan,Dudle,Dulc,Durgan,Dustin,Dwayn,Dwight,Dylan,Earl,Earlen,Earlin,Easter,Easton,Ebb,Ebert,Ebon,Edd,Edgar,Edgard,Edison,Edith,Edmond,Edmund,Edn,E' +
  'duard,Edward,Edwin,Edyth,Eff,Efrain,Efren,Eileen,Ein,Einar,Eladi,Elain,Elbert,Eld,Eldon,Eldor,Eldred,Elect,Elen,Elenor,Elian,Elias,Elijah,Elinor,Elis,' +
  'Elise,Eliss,Eliz,Ell,Ellen,Elliot,Elm,Elmer,Elmir,Elmor,Eln,Elnor,Elo,Elod,Elois,Elouis,Elro,Els,Elt,Elton,Elv,Elver,Elvir,Elvis,Elwin,Elwyn,Elys,Elys' +
  's,Elz,Emard,Emel,Emil,Emili,Emm,Emmal,Emmet,Emmett,Emmitt,Enid,Enoch,Enol,Enos,Enric,Enriqu,Erdman,Eric,Erich,Erick,Erik,Erin,Erling,Erm,Ern,Ernest,Er' +
  'nser,Ervin,Erwin,Eryn,Ess,Est,Estell,Esther,Eth,Ethan,Ethel,Ethyl,Ett,Eudor,Eugen,Eul,Eulah,Eulal,Eun,Eunic,Eusebi,Evalyn,Evan,Evelin,Evelyn,Evert,Ewa' +
  'ld,Ewell,Ezr,Fabian,Fabiol,Fadel,Fahe,Faith,Fann,Fatim,Faust,Favian,Fay,Feene,Feest,Feil,Felic,Felip,Felton,Fermin,Fern,Ferr,Fidel,Finn,Fion,Flatle,Fl' +
  'av,Flavi,Flet,Flor,Florin,Floss,Forest,Fram,Franc,Frane,Franz,Fred,Fredd,Freed,Freid,Frid,Fried,Fritz,Funk,Furman,Gab,Gaetan,Gag,Gail,Gar,Garett,Garr,' +
  'Garret,Garth,Gaston,Gavin,Gayl,Gen,Genev,Gennar,Georg,Geovan,Gerald,Gerard,Gerd,German,Gerr,Gerson,Giann,Gideon,Gild,Gin,Ginger,Giovan,Gladyc,Gladys,G' +
  'len,Glend,Glor,Godfre,Gold,Gonzal,Goyett,Grac,Grad,Grayc,Greg,Gregg,Gregor,Gret,Grover,Gudrun,Guid,Gunnar,Gunner,Gus,Guss,Gust,Gustav,Gwen,Haag,Haile,' +
  'Hal,Hamill,Hammes,Han,Hand,Hank,Hann,Hannah,Hans,Harber,Hard,Harold,Harr,Harve,Hassan,Hatt,Hauck,Hayl,Hayle,Hazel,Heane,Heaven,Heber,Hector,Heid,Helen' +
  ',Helg,Hellen,Heller,Helmer,Helois,Henr,Hermin,Hert,Herth,Herzog,Hessel,Hett,Hickl,Hilari,Hild,Hillar,Hilll,Hills,Hilm,Hilton,Hintz,Hiram,Hirth,Hobart,' +
  'Hoeger,Holden,Holl,Homer,Hop,Hopp,Horac,Horaci,Hose,How,Hoyt,Hubert,Huel,Huels,Hug,Hugh,Huld,Hyatt,Hyman,Ian,Idell,Ignaci,Ilen,Ilian,Iman,Imeld,Imogen' +
  ',Ines,Inez,Iren,Iris,Irm,Irvin,Irving,Irwin,Isa,Isaac,Isabel,Isac,Isador,Isaiah,Isaias,Isidr,Ismael,Isobel,Isom,Israel,Issac,Itzel,Ivah,Ivan,Izaiah,Ja' +
  'bar,Jac,Jace,Jacint,Jack,Jaclyn,Jacob,Jad,Jadon,Jaid,Jailyn,Jaim,Jair,Jak,Jakayl,Jakob,Jaleel,Jalen,Jalon,Jamaal,Jamal,Jamar,Jamel,Jamil,Jamir,Jan,Jan' +
  'a,Janell,Janess,Janet,Janic,Janick,Janis,Janiy,Jann,Jaquan,Jared,Jaren,Jarod,Jaron,Jarred,Jarret,Jarrod,Jasen,Jasmin,Jason,Jasper,Jast,Jaunit,Javier,J' +
  'avon,Javont,Jayc,Jayd,Jayden,Jaydon,Jaylen,Jaylon,Jayn,Jayson,Jazlyn,Jazmin,Jazmyn,Jean,Jeann,Jed,Jeff,Jeffer,Jeffr,Jeffre,Jen,Jenn,Jerad,Jerald,Jeram' +
  ',Jerd,Jerel,Jerem,Jerme,Jerod,Jerom,Jerr,Jerrod,Jess,Jessic,Jessik,Jessyc,Jesus,Jett,Jevon,Jewel,Jewell,Jill,Jim,Jimm,Joan,Joann,Jod,Joe,Joel,Joell,Jo' +
  'esph,Johan,Johann,John,Johnn,Jol,Jon,Jonas,Jord,Jordon,Jordyn,Jorg,Jos,Josef,Josh,Joshu,Josiah,Josian,Josu,Jovan,Jovann,Joyc,Juan,Juanit,Jud,Judah,Jud' +
  'd,Judg,Judith,Judson,Jul,Juli,Julian,Julien,Juliet,Julius,Jun,Junior,Junius,Justen,Justin,Juston,Justus,Justyn,Juwan,Kac,Kad,Kaden,Kadin,Kael,Kaelyn,K' +
  'ail,Kaile,Kailyn,Kal,Kale,Kaleb,Kall,Kamill,Kamren,Kamron,Kamryn,Kan,Kar,Kareem,Karell,Karen,Karian,Karin,Karl,Karle,Kat,Kath,Katlyn,Katrin,Katt,Kavon' +
  ',Kayc,Kayl,Kaylah,Kayle,Kaylin,Keagan,Kean,Kear,Keaton,Keegan,Keel,Keele,Keenan,Keir,Kell,Kelle,Kellen,Kels,Kelton,Kelvin,Kemmer,Ken,Kendr,Kenn,Kenned' +
  ',Kenton,Keny,Kenyon,Keon,Kerluk,Keven,Kevin,Kevon,Keyon,Khalid,Khalil,Kian,Kiann,Kiar,Kiarr,Kiehn,Kiel,Kier,Kieran,Kihn,Kile,Kip,Kir,Kirlin,Kitt,Kling' +
  ',Klock,Kob,Kod,Koepp,Kohler,Kol,Kolb,Kor,Korbin,Kore,Koss,Koze,Kraig,Kris,Krist,Kub,Kuhic,Kuhn,Kulas,Kund,Kunz,Kuphal,Kurt,Kurtis,Kutch,Kyl,Kyler,Kyr,' +
  'Labad,Lac,Lace,Lail,Laish,Lakin,Lamar,Lamont,Lan,Lanc,Landen,Lariss,Larkin,Laron,Larr,Latoy,Laur,Laurel,Lauren,Laurin,Lauryn,Lavad,Lavern,Lavin,Lavonn' +
  ',Layl,Lazar,Leah,Leann,Leath,Led,Ledner,Legros,Lehner,Leif,Leigh,Leil,Leilan,Lel,Lelah,Leland,Lemk,Lemp,Lemuel,Len,Lenn,Lenor,Leol,Leonel,Leonor,Leor,' +
  'Ler,Lero,Lesch,Lesl,Lesle,Less,Let,Leth,Letic,Letit,Lev,Lew,Lex,Lexus,Liam,Lian,Libb,Lil,Lilian,Lill,Lilyan,Lind,Lindsa,Lindse,Linne,Lionel,Lis,Lisett' +
  ',Littel,Littl,Litz,Liz,Lizeth,Lizz,Lois,Lol,Lolit,Lom,Lon,Lonn,Lonz,Lor,Lorain,Loren,Lorenz,Lorett,Lorin,Lorn,Lott,Lou,Louis,Louven,Low,Lowell,Loyc,Lu' +
  'c,Luci,Lucian,Lucil,Lucill,Lucind,Lucius,Lud,Ludwig,Luell,Luig,Luis,Luk,Lukas,Lul,Lun,Lur,Lurlin,Luther,Luz,Lyd,Lyl,Lynd,Lynett,Lyric,Lysann,Mabel,Mab' +
  'ell,Mabl,Mac,Mace,Mad,Madg,Madonn,Maegan,Maev,Mafald,Magal,Magg,Maggi,Magnol,Magnus,Maid,Maiy,Major,Makayl,Makenn,Makenz,Malach,Malik,Malind,Mall,Mall' +
  'or,Malvin,Mam,Mand,Manle,Mant,Manuel,Mar,Marc,Marcel,Marcos,Marcus,Marg,Margot,Mari,Mariah,Mariam,Marian,Mariel,Maril,Marilo,Maris,Maritz,Marjor,Mark,' +
  'Markus,Marl,Marlen,Marlon,Mart,Marth,Marvin,Maryam,Marys,Mate,Mathew,Matild,Matt,Matte,Maud,Mauric,Maurin,Mavis,Max,Maxim,Maxin,Mayert,Maym,Mayr,Maz,M' +
  'ckayl,Mckenn,Mckenz,Meagan,Med,Megan,Megg,Meghan,Mekh,Melan,Melb,Melind,Melis,Meliss,Mell,Melod,Melvin,Melyn,Melyss,Mert,Mertz,Mervin,Met,Metz,Micael,' +
  'Micah,Michel,Miguel,Mik,Mikayl,Mikel,Mil,Mill,Milton,Mind,Minerv,Minn,Miracl,Mirand,Mirey,Miriam,Misael,Mist,Mitt,Modest,Moen,Mohr,Moises,Moll,Mon,Mon' +
  'ic,Moniqu,Mont,Moor,Morar,Moriah,Mos,Mosh,Mozell,Mraz,Muller,Muriel,Murph,Murra,Mustaf,Myah,Mylen,Myles,Myr,Myriam,Myrn,Myron,Myrt,Myrtic,Myrtis,Myrtl' +
  ',Nad,Nader,Nadin,Nam,Nanc,Nann,Naom,Narcis,Nasir,Nat,Natal,Natash,Nathan,Nathen,Nayel,Ned,Nedr,Neh,Neil,Neld,Nell,Nels,Neom,Nestor,Nett,Nev,Newell,Nic' +
  ',Nichol,Nick,Nicol,Nienow,Nigel,Nik,Nikk,Nils,Nin,Noah,Nobl,Noel,Noem,Nol,Non,Nor,Noren,Norm,Norval,Novell,Nyah,Nyas,Ocean,Octav,Odell,Odess,Ofel,Oke,' +
  'Okunev,Olaf,Olen,Olet,Olg,Olin,Oliv,Omar,Omer,Opal,Ophel,Oral,Oran,Oren,Orin,Orion,Orl,Orland,Orn,Orph,Orrin,Orval,Orvill,Osbald,Osborn,Oscar,Osinsk,O' +
  'svald,Oswald,Oth,Otil,Otis,Ott,Ottil,Ottis,Ozell,Pabl,Pacoch,Pagac,Paig,Palm,Pam,Pamel,Pans,Paol,Pascal,Patric,Pats,Patt,Paucek,Paulin,Pearl,Pedr,Pegg' +
  ',Penn,Perc,Perr,Pet,Peter,Petr,Phil,Philip,Phoeb,Pierc,Pierr,Pietr,Pink,Piper,Poll,Pouros,Pric,Princ,Purd,Queen,Quigle,Quinc,Rachel,Raegan,Rafael,Rahe' +
  'em,Rahul,Rain,Ralph,Ramir,Ramon,Rand,Randal,Ransom,Raoul,Raquel,Rashad,Rath,Ratk,Raul,Raven,Raynor,Reann,Reb,Rebec,Rebecc,Rebek,Reec,Regg,Regin,Reill,' +
  'Rein,Rempel,Ren,Renner,Ress,Ret,Reth,Rett,Reuben,Rev,Rex,Reyn,Rhe,Rhett,Rhiann,Rhod,Rhond,Ric,Ricard,Rick,Ricke,Rippin,Rit,Ritch,Robb,Robel,Robert,Rob' +
  'yn,Roci,Rock,Rod,Rodger,Rodne,Rodolf,Rodrig,Roel,Rogahn,Rogeli,Roger,Rohan,Roland,Rollin,Ron,Ronald,Ronn,Roob,Ror,Ros,Rosal,Rosann,Rosari,Rosco,Rosell' +
  ',Rosend,Rosett,Rosin,Roslyn,Row,Rowen,Roxan,Roxann,Royc,Rozell,Rub,Ruben,Ruby,Rud,Rufus,Runt,Rupert,Russ,Russel,Rust,Ruth,Ryder,Ryl,Rylan,Sabin,Sabrin' +
  ',Sabryn,Sad,Sady,Saig,Sall,Salm,Sam,Samant,Samar,Samir,Samson,Samuel,Sand,Sandr,Sant,Santin,Sar,Sara,Sarah,Sarin,Sash,Sauer,Saul,Savann,Savion,Sawayn,' +
  'Schoen,Schumm,Schupp,Scot,Seamus,Sean,Selen,Selin,Selmer,Senger,Seren,Sergi,Seth,Shad,Shain,Shakir,Shan,Shanel,Shaniy,Shann,Shar,Sharon,Shaun,Shawn,Sh' +
  'ayl,Shayn,Sheil,Shel,Shell,Shelle,Shemar,Sher,Sherr,Sheryl,Shirle,Shyann,Sibyl,Sid,Sienn,Sierr,Sigrid,Sigurd,Silas,Silv,Sim,Simeon,Sipes,Sister,Skiles' +
  ',Skyl,Sof,Solon,Son,Sonj,Sonn,Sony,Soph,Spink,Sporer,Stac,Stace,Stamm,Stan,Stanle,Stefan,Stehr,Stell,Stev,Steven,Ston,Strack,Summer,Sus,Susan,Susann,S' +
  'uzann,Sven,Swift,Sybl,Sydn,Sydne,Sylv,Sylvan,Tabith,Tad,Tal,Talon,Tam,Tamar,Tamm,Tan,Tany,Tar,Taryn,Tash,Tat,Tatum,Tatyan,Tay,Ted,Ter,Terenc,Teres,Ter' +
  'r,Tess,Tevin,Thad,Thal,The,Thelm,Theres,Theron,Thiel,Thor,Tian,Tiann,Tiar,Tierr,Tiffan,Tim,Timm,Timoth,Tin,Tit,Titus,Tob,Tobin,Tod,Tom,Tomas,Tomm,Ton,' +
  'Tone,Tony,Torp,Torph,Torre,Town,Trac,Trace,Travon,Tre,Trent,Tress,Trev,Trever,Trevor,Tric,Trinit,Trish,Tro,Tromp,Trud,Tryc,Twil,Tyr,Tyreek,Tyrel,Tyrel' +
  'l,Tyres,Tyriqu,Tyron,Tyson,Ubald,Ulices,Ulises,Upton,Uriah,Uriel,Ursul,Vad,Valer,Vall,Vanc,Vaness,Ved,Veld,Vell,Velm,Velv,Ven,Ver,Verd,Verg,Verl,Vern,' +
  'Verner,Vernic,Vernon,Veron,Vest,Veum,Vicent,Vick,Victor,Vid,Vidal,Vilm,Vinc,Vinn,Viol,Violet,Virg,Virgil,Virgin,Vit,Viv,Vivian,Vivien,Von,Wad,Waelch,W' +
  'ain,Wald,Wallac,Wand,Watsic,Wav,Waylon,Wayn,Wehner,Weldon,Wend,Werner,Wesle,Westle,Weston,Whit,Whitne,Wilber,Wilbur,Wile,Will,Willms,Willow,Wilm,Wilme' +
  'r,Wilton,Winon,Wisok,Wisozk,Wiz,Wolff,Wunsch,Wyman,Xander,Xavier,Yadir,Yasmin,Yazmin,Yesen,Yessen,Yoland,Yoshik,Yost,Yundt,Yvett,Yvonn,Zachar,Zacher,Z' +
  'ack,Zackar,Zacker,Zakar,Zan,Zander,Zar,Zeld,Zell,Zelm,Zemlak,Zen,Zett,Ziem,Zit,Zoe,Zoil,Zol,Zor,Zul,Zulauf';
