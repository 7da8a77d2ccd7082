/* Derived by scripts/derive-us.ts from the published files named in provenance.ts. */

/** Given names (F) of those born in 2010 with their share in 1/10,000, most frequent first. */
export const FEMALE_NAMES_2010 =
  'Isabella 117,Sophia 105,Emma 89,Olivia 87,Ava 79,Emily 73,Abigail 73,Madison 67,Chloe 60,Mia 54,Addison 53,Elizabeth 52,Ella 50,Natalie 45,Samantha 43' +
  ',Alexis 42,Lily 41,Grace 39,Hailey 36,Alyssa 36,Hannah 36,Lillian 36,Avery 34,Leah 33,Nevaeh 33,Anna 32,Sofia 32,Sarah 32,Ashley 32,Brianna 32,Zoe 32,' +
  'Victoria 32,Gabriella 32,Brooklyn 31,Kaylee 31,Taylor 30,Layla 30,Allison 30,Evelyn 30,Riley 28,Amelia 28,Khloe 28,Makayla 28,Savannah 27,Aubrey 27,Ch' +
  'arlotte 27,Zoey 27,Bella 26,Kayla 26,Alexa 26,Peyton 25,Audrey 25,Claire 25,Arianna 25,Julia 24,Aaliyah 24,Kylie 23,Lauren 23,Sophie 23,Sydney 22,Cami' +
  'la 22,Jasmine 21,Morgan 21,Alexandra 21,Jocelyn 20,Maya 20,Gianna 20,Mackenzie 20,Kimberly 20,Katherine 20,Destiny 19,Brooke 19,Trinity 19,Faith 19,Lu' +
  'cy 19,Madelyn 18,Madeline 18,Bailey 18,Payton 18,Andrea 18,Autumn 18,Melanie 18,Serenity 18,Ariana 18,Stella 18,Maria 17,Molly 17,Caroline 17,Genesis ' +
  '17,Kaitlyn 17,Eva 17,Jessica 16,Gabrielle 16,Angelina 16,Naomi 16,Valeria 16,Mariah 16,Natalia 16,Rachel 15,Paige 15,Mya 15,Rylee 15,Katelyn 15,Ellie ' +
  '15,Isabelle 15,Lilly 15,Vanessa 15,London 15,Mary 15,Kennedy 14,Lydia 14,Jordyn 14,Ruby 14,Jade 14,Scarlett 14,Isabel 14,Annabelle 13,Sadie 13,Harper ' +
  '13,Sara 13,Jennifer 13,Violet 13,Nicole 13,Liliana 13,Michelle 13,Stephanie 13,Reagan 13,Jada 13,Adriana 13,Gracie 12,Megan 12,Jayla 12,Kendall 12,Reb' +
  'ecca 12,Lyla 12,Amy 12,Reese 12,Izabella 11,Kylee 11,Laila 11,Jenna 11,Brooklynn 11,Aliyah 11,Piper 11,Mckenzie 11,Juliana 11,Giselle 11,Gabriela 11,V' +
  'alerie 11,Daniela 10,Daisy 10,Valentina 10,Makenzie 10,Haley 10,Lila 10,Melissa 10,Ashlyn 10,Vivian 10,Nora 10,Angela 10,Katie 10,Hayden 10,Elena 10,S' +
  'ummer 10,Keira 9,Eleanor 9,Clara 9,Eliana 9,Alana 9,Jillian 9,Jacqueline 9,Alice 9,Adrianna 9,Miranda 9,Alivia 9,Julianna 9,Aniyah 9,Jordan 9,Eden 9,M' +
  'ikayla 9,Skylar 9,Margaret 9,Briana 9,Josephine 9,Ryleigh 9,Shelby 9,Delilah 9,Amanda 8,Allie 8,Diana 8,Addyson 8,Brielle 8,Catherine 8,Angel 8,Daniel' +
  'le 8,Elise 8,Ana 8,Melody 8,Leslie 8,Penelope 8,Makenna 8,Marissa 8,Aurora 8,Alexandria 8,Leila 8,Alaina 8,Kendra 8,Kate 8,Delaney 8,Sienna 8,Lola 8,J' +
  'ayden 7,Ariel 7,Sierra 7,Erin 7,Miley 7,Carly 7,Hadley 7,Sabrina 7,Alicia 7,Tessa 7,Chelsea 7,Amber 7,Aubree 7,Maggie 7,Amaya 7,Cadence 7,Mckenna 7,Ch' +
  'eyenne 7,Kathryn 7,Maci 7,Kinley 7,Kelsey 7,Marley 7,Alayna 7,Jayda 7,Paisley 7,Ashlynn 7,Callie 7,Lexi 7,Hope 7,Eliza 7,Teagan 7,Alexia 7,Kayleigh 7,' +
  'Harmony 7,Nadia 7,Cassidy 7,Karen 7,Christina 7,Jazmin 7,Kyla 7,Breanna 7,Alondra 7,Quinn 7,Adalyn 6,Kaydence 6,Fiona 6,Allyson 6,Esther 6,Mariana 6,J' +
  'osie 6,Haylee 6,Hazel 6,Lucia 6,Alina 6,Danna 6,Leilani 6,Alison 6,Camille 6,Fatima 6,Jazmine 6,Ximena 6,Laura 6,Cora 6,Presley 6,Cecilia 6,Genevieve ' +
  '6,Alejandra 6,Bianca 6,Mallory 6,Camryn 6,Esmeralda 6,Abby 6,Juliet 6,Dakota 6,Brynn 6,Maddison 6,Londyn 6,Willow 6,Macy 6,Kara 6,Karina 6,Kyleigh 6,V' +
  'eronica 6,Daniella 6,Isla 6,Norah 6,Ivy 6,Miriam 5,Malia 5,Caitlyn 5,Heidi 5,Kamryn 5,Joanna 5,Kelly 5,Kinsley 5,Phoebe 5,Kira 5,Annabella 5,Katelynn ' +
  '5,Tiffany 5,Emery 5,Carmen 5,Emerson 5,Iris 5,Crystal 5,Nina 5,Emely 5,Rylie 5,Madeleine 5,Adeline 5,Heaven 5,Georgia 5,Karla 5,Kiara 5,Paris 5,Selena' +
  ' 5,Cassandra 5,Guadalupe 5,Evangeline 5,Tatum 5,Madilyn 5,Tiana 5,Lilah 5,Rose 5,Aniya 5,Madisyn 5,Kaelyn 5,Caitlin 5,Sasha 5,Luna 5,Audrina 5,Fernand' +
  'a 5,Angelica 5,Ruth 5,Jasmin 5,Kyra 5,Emilia 5,Lilliana 5,Ayla 5,Janiyah 5,Aria 5,Courtney 5,Ainsley 5,Lia 5,Yaretzi 5,Maliyah 5,Raegan 5,Monica 5,Tat' +
  'iana 5,Madalyn 5,Mila 5,Athena 4,Noelle 4,Anastasia 4,Julissa 4,Jaelyn 4,Bethany 4,Imani 4,Juliette 4,Kenzie 4,Macie 4,Savanna 4,Jamie 4,Giuliana 4,Ki' +
  'ley 4,April 4,Lena 4,Adelyn 4,Joselyn 4,Cynthia 4,Jane 4,Kailey 4,Arabella 4,Alessandra 4,Carolina 4,Nayeli 4,Julie 4,Gia 4,Michaela 4,Kaylie 4,Janell' +
  'e 4,Annie 4,Elaina 4,Amiyah 4,Kaylin 4,Madelynn 4,Lyric 4,Addisyn 4,Baylee 4,Lindsey 4,Jimena 4,Rebekah 4,Nyla 4,Anya 4,Jazlyn 4,Finley 4,Holly 4,Dulc' +
  'e 4,Melany 4,Talia 4,Itzel 4,Scarlet 4,Kiera 4,Cali 4,Cameron 4,Angie 4,Journey 4,Elle 4,Elliana 4,Estrella 4,Erica 4,Sarai 4,Danica 4,Brenda 4,Vivien' +
  'ne 4,Brittany 4,Erika 4,Hayley 4,Mikaela 4,Harley 4,Kamila 4,Adelaide 4,Brylee 4,Aubrie 4,Helen 4,Lacey 4,Ciara 4,Kadence 4,Nataly 4,Johanna 4,Kailyn ' +
  '4,Madyson 4,Shayla 4,Adalynn 4,Bridget 4,Janiya 4,Serena 4,Gemma 3,Lillie 3,Lilian 3,Paola 3,Aleah 3,Jayleen 3,Celeste 3,Natasha 3,Braelyn 3,Tenley 3,' +
  'Charlie 3,Kassidy 3,Amari 3,Dana 3,Brisa 3,Parker 3,Annika 3,Lexie 3,Aileen 3,Brenna 3,Nia 3,Sage 3,Desiree 3,Skyler 3,Emilee 3,Jaliyah 3,Anabelle 3,L' +
  'ucille 3,Anahi 3,Lana 3,Joy 3,Kayden 3,Anaya 3,Lilyana 3,Dayana 3,Viviana 3,Logan 3,Priscilla 3,Denise 3,Daphne 3,Kennedi 3,Zariah 3,Skye 3,Rowan 3,Fr' +
  'ancesca 3,Elisa 3,Amira 3,Kimora 3,Jaylynn 3,Kenley 3,Lizbeth 3,Liberty 3,Jaelynn 3,Lauryn 3,Melina 3,Myla 3,Abbigail 3,Arielle 3,Camilla 3,Gloria 3,A' +
  'lyson 3,Brynlee 3,Alissa 3,Claudia 3,Marlee 3,Sandra 3,Danika 3,Hanna 3,Alanna 3,Nancy 3,Miracle 3,Hailee 3,Caylee 3,Jaycee 3,Gracelyn 3,Annalise 3,Li' +
  'ana 3,Yareli 3,Cindy 3,Eloise 3,Bailee 3,Marisol 3,Asia 3,Helena 3,Justice 3,Lorelei 3,Maeve 3,Kali 3,Jaida 3,Aiyana 3,Anika 3,Natalee 3,Olive 3,Whitn' +
  'ey 3,Laney 3,Kassandra 3,Ada 3,Kaia 3,Aryanna 3,Marilyn 3,Clarissa 3,Farrah 3,Halle 3,Amani 3,Janessa 3,Sylvia 3,Charlee 3,Mckinley 3,Skyla 3,Aleena 3' +
  ',Gwendolyn 3,Madilynn 3,Marie 3,Bristol 3,Meghan 3,Tori 3,Giana 3,Rosa 3,Shaniya 3,Lea 3,Isabela 3,Kaliyah 3,Kaylynn 3,Averie 3,Hallie 3,Aylin 3,Dylan' +
  ' 3,Kristen 3,Zoie 3,Madalynn 3,Saniyah 3,Lesly 3,Kiana 3,Yasmin 3,Kaleigh 3,Regina 3,Rihanna 3,Kristina 3,Wendy 3,Anabella 3,Elisabeth 3,Rosalie 3,Slo' +
  'ane 3,Eve 3,June 3,Amya 3,Kathleen 3,Lindsay 3,Saniya 3,Virginia 2,Aspen 2,Elsa 2,Samara 2,Meredith 2,Raven 2,Nylah 2,Perla 2,Raquel 2,Siena 2,Anne 2,' +
  'Casey 2,Ayanna 2,Mckayla 2,Jaylee 2,Jaylin 2,Patricia 2,Shiloh 2,Linda 2,Maia 2,Mariam 2,Aimee 2,Lainey 2,Maleah 2,Nathalie 2,Sherlyn 2,Isis 2,Angeliq' +
  'ue 2,Jazlynn 2,Raelynn 2,Annabel 2,Paityn 2,Ryan 2,Tabitha 2,Marina 2,Myah 2,Ansley 2,Bryanna 2,Diamond 2,Elyse 2,Adelynn 2,Cara 2,Haleigh 2,Jadyn 2,J' +
  'oslyn 2,Selah 2,Kourtney 2,Elsie 2,Dahlia 2,Haven 2,Lailah 2,Leighton 2,Aliya 2,Sariah 2,Jaylene 2,Amara 2,Briley 2,Arely 2,Jaylah 2,Karlee 2,Brinley ' +
  '2,Taryn 2,America 2,Kaitlin 2,Amiya 2,Kailee 2,Milan 2,Phoenix 2,Lilianna 2,Mercedes 2,Christine 2,Greta 2,Sidney 2,Simone 2,Vera 2,Ellen 2,Mollie 2,A' +
  'lisson 2,Amelie 2,Kallie 2,Noemi 2,Taraji 2,Clare 2,Heather 2,Keyla 2,Jessie 2,Aisha 2,Ally 2,Catalina 2,Shannon 2,Jordynn 2,Taliyah 2,Zion 2,Luciana ' +
  '2,Miah 2,Teresa 2,Adrienne 2,Irene 2,Martha 2,Rachael 2,Paloma 2,Yesenia 2,Barbara 2,Janae 2,Jolie 2,Leanna 2,Jaiden 2,Jaqueline 2,Amina 2,Evie 2,Mace' +
  'y 2,Destinee 2,Abril 2,Lisa 2,Deanna 2,Kenya 2,Rosemary 2,Alani 2,Jocelynn 2,Kaitlynn 2,Sonia 2,Zara 2,Krystal 2,Paulina 2,Regan 2,Evelynn 2,Ali 2,Eli' +
  'n 2,Ariella 2,Alia 2,Chaya 2,Alena 2,Jazmyn 2,Raelyn 2,Corinne 2,Emilie 2,Jayde 2,Carolyn 2,Karissa 2,Jakayla 2,Laylah 2,Mariyah 2,Cecelia 2,Cheyanne ' +
  '2,Zaniyah 2,Celia 2,Emmalyn 2,Luz 2,Kaiya 2,Iliana 2,Lorelai 2,Leyla 2,Cherish 2,Giada 2,Giovanna 2,Carla 2,Larissa 2,Jaden 2,Adyson 2,Campbell 2,Carl' +
  'ee 2,Carley 2,Gisselle 2,Lylah 2,Felicity 2,Julianne 2,Aryana 2,Natalya 2,Frances 2,Ivanna 2,Kaya 2,Reyna 2,Tamia 2,Kaylyn 2,Moriah 2,Bria 2,Deborah 2' +
  ',Harlow 2,Ingrid 2,Tara 2,Susan 2,Yoselin 2,Alisha 2,Carlie 2,Ayana 2,Haylie 2,Cristina 2,Jenny 2,Maryam 2,Sanaa 2,Sawyer 2,Rylan 2,Jaidyn 2,Emmalee 2' +
  ',Libby 2,Yaritza 2,Allisson 2,Kasey 2,Matilda 2,Tianna 2,Elaine 2,Kaylen 2,Patience 2,Sharon 2,Aliana 2,Maritza 2,Karlie 2,Nathaly 2,Analia 2,Emelia 2' +
  ',Heidy 2,Chana 2,Tess 2,Yazmin 2,Chanel 2,Karsyn 2,Paula 2,Armani 2,Marisa 2,Abbie 2,Amirah 2,Araceli 2,Alyvia 2,Azul 2,Edith 2,Ember 2,Aliza 2,Zaria ' +
  '2,Carissa 2,Livia 2,Charley 2,Hadassah 2,Ireland 2,Isabell 2,Leia 2,Cailyn 2,Beatrice 2,Hayleigh 2,Akira 2,Avah 2,Eileen 2,Kiersten 2,Micah 2,Gracelyn' +
  'n 2,Kenna 2,Kirsten 2,Malaya 2,Alma 2,Hana 2,Demi 2,Jemma 2,Kelsie 2,Mira 2,Alayah 2,Charity 2,Lillianna 2,Lina 2,Angeline 2,Ayleen 2,Katrina 2,Nola 2' +
  ',Ashlee 2,Millie 2,Raina 2,Renee 2,Belinda 2,Jacquelyn 2,Jaylyn 2,Mara 2,Bree 2,Lilyanna 2,Mayra 2,Zariyah 2,Belen 2,Lilia 2,Joyce 2,Meadow 2,Rubi 2,S' +
  'hyla 2,Judith 2,Ryann 2,Kyndall 2,Lara 2,Elianna 2,Neveah 2,Salma 2,Tania 2,Abbey 2,Kendal 2,Kynlee 2,Rayne 2,Braelynn 2,Janet 2,Saige 2,Briella 2,Kar' +
  'ma 2,Laniyah 2,Rayna 2,Sarahi 2,Makena 2,Princess 2,Stacy 2,Lizeth 1,Marlene 1,Azaria 1,Britney 1,Riya 1,Dominique 1,Jaylen 1,Karly 1,Adele 1,Kaelynn ' +
  '1,Abigale 1,Adelina 1,Ann 1,Janiah 1,Charli 1,Emersyn 1,Kayleen 1,Marianna 1,Caydence 1,Abagail 1,Dixie 1,Diya 1,Esme 1,Jewel 1,Theresa 1,Carleigh 1,M' +
  'aliah 1,Payten 1,Roselyn 1,Alisa 1,Shyanne 1,Karli 1,Nathalia 1,Yamilet 1,Aiyanna 1,Averi 1,Journee 1,Mattie 1,Mylee 1,Tegan 1,Damaris 1,Arya 1,Yamile' +
  'th 1,Audriana 1,Emmy 1,Kylah 1,Thalia 1,Carina 1,Esperanza 1,Anabel 1,Jamya 1,Willa 1,Kai 1,Kierra 1,Kinsey 1,Shania 1,Sydnee 1,Micaela 1,Pearl 1,Ivan' +
  'a 1,Kairi 1,Precious 1,Kloe 1,Mina 1,Myra 1,Shaylee 1,Azariah 1,Addilyn 1,Jolene 1,Kimber 1,Lorena 1,Alannah 1,River 1,Alexus 1,Dalia 1,India 1,Jaslen' +
  'e 1,Reina 1,Mae 1,Milagros 1,Stephany 1,Zuri 1,Pamela 1,Xiomara 1,Ariah 1,Donna 1,Evelin 1,Aracely 1,Leona 1,Tia 1,Amiah 1,Bryleigh 1,Devyn 1,Lilith 1' +
  ',Charleigh 1,Alaysia 1,Aleigha 1,Savanah 1,Dania 1,Karley 1';

/** Given names (F) in use, from the vocabulary of faker (MIT), without frequencies. */
export const FEMALE_NAMES =
  'Aaliyah,Abagail,Abbey,Abbie,Abbigail,Abby,Abigail,Abigale,Abigayle,Ada,Adah,Adaline,Addie,Adela,Adele,Adelia,Adeline,Adella,Adelle,Adriana,Adrianna,Ad' +
  'rienne,Afton,Aglae,Agnes,Agustina,Aida,Aileen,Aimee,Aisha,Aiyana,Alaina,Alana,Alanis,Alanna,Alayna,Alba,Alberta,Albertha,Albina,Alda,Aleen,Alejandra,A' +
  'lena,Alene,Alessandra,Alessia,Aletha,Alexa,Alexandra,Alexandrea,Alexandria,Alexandrine,Alexane,Alexanne,Alfreda,Alia,Alice,Alicia,Alisa,Alisha,Alison,' +
  'Alivia,Aliya,Aliyah,Aliza,Alize,Allene,Allie,Allison,Ally,Alma,Alta,Althea,Alvena,Alvera,Alverta,Alvina,Alyce,Alycia,Alysa,Alysha,Alyson,Alyssa,Alysso' +
  'n,Amalia,Amanda,Amara,Amaya,Amber,Amelia,Amelie,Amely,America,Amie,Amina,Amira,Amiya,Amparo,Amy,Amya,Ana,Anabel,Anabelle,Anahi,Anais,Anastasia,Andrea,' +
  'Andreane,Andreanne,Angela,Angelica,Angelina,Angeline,Angelita,Angie,Anika,Anissa,Anita,Aniya,Aniyah,Anjali,Ann,Anna,Annabel,Annabell,Annabelle,Annalis' +
  'e,Annamae,Annamarie,Anne,Annetta,Annette,Annie,Ansley,Antoinette,Antonetta,Antonette,Antonia,Antonietta,Antonina,Anya,April,Araceli,Aracely,Ardella,Ar' +
  'dith,Arely,Ariane,Arianna,Arielle,Arlene,Arvilla,Aryanna,Asha,Ashlee,Ashleigh,Ashley,Ashly,Ashlynn,Ashtyn,Asia,Assunta,Astrid,Athena,Aubree,Audra,Audr' +
  'eanne,Audrey,Augusta,Aurelia,Aurelie,Aurore,Autumn,Ava,Avis,Ayana,Ayla,Aylin,Bailee,Barbara,Baylee,Beatrice,Beaulah,Becky,Belinda,Bella,Belle,Berenice' +
  ',Bernadette,Bernadine,Berneice,Bernice,Berniece,Bernita,Berta,Bertha,Beryl,Bessie,Beth,Bethany,Betsy,Bette,Bettie,Betty,Bettye,Beulah,Beverly,Bianka,B' +
  'illie,Birdie,Blanca,Blanche,Bobbie,Bonita,Bonnie,Brandi,Brandy,Breana,Breanna,Breanne,Brenda,Brenna,Bria,Briana,Brianne,Bridget,Bridgette,Bridie,Briel' +
  'le,Brigitte,Brionna,Brisa,Britney,Brittany,Brooke,Brooklyn,Bryana,Bulah,Caitlyn,Caleigh,Calista,Callie,Camila,Camilla,Camille,Camryn,Camylle,Candace,C' +
  'andice,Candida,Cara,Carissa,Carla,Carlee,Carley,Carli,Carlie,Carlotta,Carmel,Carmela,Carmella,Carmen,Carol,Carolanne,Carole,Carolina,Caroline,Carolyn,' +
  'Carolyne,Carrie,Casandra,Cassandra,Cassandre,Cassidy,Cassie,Catalina,Caterina,Catharine,Catherine,Cathrine,Cathryn,Cathy,Cayla,Cecelia,Cecile,Cecilia,' +
  'Celestine,Celia,Celine,Chanel,Chanelle,Charity,Charlene,Charlotte,Chasity,Chaya,Chelsea,Chelsey,Chelsie,Cheryl,Cheyanne,Cheyenne,Chloe,Christa,Christe' +
  'lle,Christiana,Christie,Christina,Christine,Christy,Chyna,Ciara,Cielo,Cierra,Cindy,Citlalli,Claire,Clara,Clarabelle,Clare,Clarissa,Claudia,Claudine,Cl' +
  'ementina,Clementine,Cleora,Cleta,Clotilde,Colleen,Concepcion,Connie,Constance,Consuelo,Cora,Coralie,Cordelia,Cordia,Corene,Corine,Corrine,Cortney,Cour' +
  'tney,Creola,Cristal,Cristina,Crystal,Crystel,Cydney,Cynthia,Dagmar,Dahlia,Daija,Daisha,Daisy,Damaris,Dana,Daniela,Daniella,Danielle,Danika,Danyka,Daph' +
  'ne,Daphnee,Daphney,Dariana,Darla,Darlene,Dasia,Dawn,Dayana,Dayna,Deanna,Debbie,Deborah,Debra,Deja,Dejah,Delaney,Delfina,Delia,Delilah,Della,Delores,De' +
  'lpha,Delphia,Delphine,Dena,Denise,Desiree,Dessie,Destany,Destinee,Destiney,Destini,Destiny,Diamond,Diana,Diane,Dianna,Dianne,Dina,Dixie,Dolly,Dolores,' +
  'Domenica,Donna,Dora,Dorcas,Doreen,Doris,Dorothea,Dorothy,Dorris,Dortha,Dorthy,Dovie,Dulce,Earlene,Earline,Earnestine,Easter,Ebba,Ebony,Eda,Edith,Edna,' +
  'Edwina,Edyth,Edythe,Effie,Eileen,Elaina,Elaine,Elda,Eldora,Eleanor,Eleanora,Eleanore,Electa,Elena,Elenor,Elenora,Eleonore,Elfrieda,Eliane,Elinor,Elino' +
  're,Elisa,Elisabeth,Elise,Elissa,Eliza,Elizabeth,Ella,Ellen,Ellie,Elmira,Elna,Elnora,Elody,Eloisa,Eloise,Elouise,Elsa,Else,Elsie,Elta,Elva,Elvera,Elvie' +
  ',Elvira,Elyse,Elyssa,Elza,Emelia,Emelie,Emely,Emerald,Emie,Emilia,Emilie,Emily,Emma,Emmalee,Emmie,Emmy,Ena,Enid,Enola,Era,Erica,Ericka,Erika,Erin,Erma' +
  ',Erna,Ernestina,Ernestine,Eryn,Esmeralda,Esperanza,Essie,Esta,Estefania,Estell,Estella,Estelle,Esther,Estrella,Etha,Ethel,Ethelyn,Ethyl,Ettie,Eudora,E' +
  'ugenia,Eula,Eulah,Eulalia,Euna,Eunice,Eva,Evalyn,Evangeline,Eve,Eveline,Evelyn,Evie,Fabiola,Fae,Faith,Fannie,Fanny,Fatima,Fay,Faye,Felicia,Felicita,Fe' +
  'licity,Felipa,Fern,Ferne,Filomena,Fiona,Flavie,Fleta,Flo,Flora,Florence,Florine,Flossie,Frances,Francesca,Francisca,Freda,Frederique,Freeda,Freida,Fri' +
  'da,Frieda,Gabriella,Gabrielle,Gail,Gayle,Genesis,Geneva,Genevieve,Genoveva,Georgette,Georgia,Georgiana,Georgianna,Geraldine,Gerda,Gertrude,Gia,Gilda,G' +
  'illian,Gina,Ginger,Giovanna,Gisselle,Gladyce,Gladys,Glenda,Glenna,Glennie,Gloria,Golda,Grace,Gracie,Graciela,Grayce,Gregoria,Greta,Gretchen,Gudrun,Gus' +
  'sie,Gwen,Gwendolyn,Hailee,Hailey,Hailie,Haleigh,Haley,Halie,Halle,Hallie,Hanna,Hannah,Harmony,Harriet,Hattie,Haylee,Hayley,Haylie,Hazel,Heather,Heaven' +
  ',Heidi,Helen,Helena,Helene,Helga,Hellen,Heloise,Henrietta,Henriette,Hermina,Herminia,Herta,Hertha,Hester,Hettie,Hilda,Hildegard,Hillary,Hilma,Hollie,H' +
  'olly,Hope,Hortense,Hulda,Icie,Ida,Idell,Idella,Ila,Ilene,Iliana,Ima,Imani,Imelda,Imogene,Ines,Inez,Irene,Iris,Irma,Isabel,Isabell,Isabella,Isabelle,Is' +
  'obel,Itzel,Iva,Ivah,Ivy,Izabella,Jacey,Jacinthe,Jackeline,Jackie,Jacklyn,Jaclyn,Jacqueline,Jacquelyn,Jacynthe,Jada,Jade,Jaida,Jailyn,Jakayla,Jana,Jana' +
  'e,Jane,Janelle,Janessa,Janet,Janice,Janie,Janis,Janiya,Jannie,Jany,Jaquelin,Jaqueline,Jasmin,Jasmine,Jaunita,Jayda,Jayde,Jayne,Jazlyn,Jazmin,Jazmyn,Ja' +
  'zmyne,Jean,Jeanette,Jeanie,Jeanne,Jeannette,Jeannie,Jena,Jenifer,Jenna,Jennie,Jennifer,Jenny,Jennyfer,Jessica,Jessika,Jessyca,Jettie,Jewel,Jewell,Jill' +
  ',Jillian,Jo,Joan,Joana,Joanie,Joann,Joanna,Joanne,Joannie,Joanny,Jocelyn,Jodi,Jodie,Joelle,Johanna,Jolie,Jordyn,Josefa,Josefina,Josephine,Josiane,Josi' +
  'anne,Josie,Joy,Joyce,Juana,Juanita,Judith,Judy,Julia,Juliana,Julianne,Julie,Juliet,June,Justina,Justine,Kaci,Kacie,Kaela,Kaelyn,Kaia,Kailee,Kailey,Kai' +
  'lyn,Kaitlin,Kaitlyn,Kaleigh,Kaley,Kali,Kallie,Kamille,Kamryn,Kara,Karelle,Karen,Kari,Kariane,Karianne,Karina,Karine,Karla,Karlee,Karley,Karli,Karlie,K' +
  'arolann,Kasandra,Kassandra,Katarina,Kate,Katelin,Katelyn,Katelynn,Katharina,Katherine,Katheryn,Kathleen,Kathlyn,Kathryn,Kathryne,Kathy,Katie,Katlyn,Ka' +
  'tlynn,Katrina,Katrine,Kattie,Kay,Kaycee,Kayla,Kaylah,Kaylee,Kayleigh,Kayley,Kayli,Kaylie,Kaylin,Keara,Keeley,Keely,Keira,Kelley,Kelli,Kellie,Kelly,Kel' +
  'si,Kelsie,Kendra,Kenna,Kennedi,Kenya,Kiana,Kianna,Kiara,Kiarra,Kiera,Kiley,Kim,Kimberly,Kira,Kirsten,Kirstin,Kitty,Krista,Kristen,Kristi,Kristie,Krist' +
  'in,Kristina,Kristine,Kristy,Krystal,Krystel,Krystina,Kyla,Kylee,Kyleigh,Kylie,Kyra,Lacey,Lacy,Laila,Laisha,Lana,Laney,Larissa,Latoya,Laura,Laurel,Laur' +
  'en,Lauretta,Lauriane,Laurianne,Laurie,Laurine,Laury,Lauryn,Lavada,Laverna,Laverne,Lavina,Lavinia,Lavonne,Layla,Lea,Leah,Leann,Leanna,Leanne,Leatha,Led' +
  'a,Leigh,Leila,Leilani,Lela,Lelah,Lelia,Lempi,Lena,Lenna,Lenora,Lenore,Leola,Leona,Leonie,Leonor,Leonora,Leora,Lera,Lesley,Leslie,Lesly,Lessie,Leta,Let' +
  'ha,Leticia,Letitia,Lexi,Lexie,Lexus,Lia,Liana,Libbie,Libby,Lila,Lilian,Liliana,Liliane,Lilla,Lillian,Lilliana,Lillie,Lilly,Lily,Lilyan,Lina,Linda,Lind' +
  'say,Lindsey,Linnea,Lisa,Lisette,Litzy,Liza,Lizeth,Lizzie,Lois,Lola,Lolita,Loma,Lora,Loraine,Lorena,Lorene,Lorenza,Loretta,Lori,Lorine,Lorna,Lorraine,L' +
  'ottie,Louisa,Louise,Lourdes,Louvenia,Loyce,Lucia,Lucie,Lucienne,Lucile,Lucille,Lucinda,Lucy,Ludie,Luella,Luisa,Lula,Lulu,Luna,Lura,Lurline,Luz,Lyda,Ly' +
  'dia,Lyla,Lynda,Lynette,Lynn,Lynne,Lyric,Lysanne,Mabel,Mabelle,Mable,Macey,Maci,Macie,Mackenzie,Macy,Madaline,Madalyn,Maddison,Madeline,Madelyn,Madelyn' +
  'n,Madge,Madie,Madilyn,Madisen,Madison,Madisyn,Madonna,Madyson,Mae,Maegan,Maeve,Mafalda,Magali,Magdalen,Magdalena,Maggie,Magnolia,Maia,Maida,Maiya,Maka' +
  'yla,Makenna,Makenzie,Malika,Malinda,Mallie,Mallory,Malvina,Mamie,Mandy,Manuela,Mara,Marcelina,Marcella,Marcelle,Marcia,Margaret,Margarete,Margarett,Ma' +
  'rgaretta,Margarette,Margarita,Marge,Margie,Margot,Margret,Marguerite,Maria,Mariah,Mariam,Marian,Mariana,Mariane,Marianna,Marianne,Maribel,Marie,Mariel' +
  'a,Marielle,Marietta,Marilie,Marilou,Marilyn,Marilyne,Marina,Marisa,Marisol,Maritza,Marjolaine,Marjorie,Marjory,Marlee,Marlen,Marlene,Marsha,Marta,Mart' +
  'ha,Martina,Martine,Mary,Maryam,Maryann,Maryjane,Maryse,Mathilde,Matilda,Matilde,Mattie,Maud,Maude,Maudie,Maureen,Maurine,Mavis,Maxine,May,Maya,Maybell' +
  ',Maybelle,Maye,Maymie,Mayra,Mazie,Mckayla,Mckenna,Mckenzie,Meagan,Meaghan,Meda,Megan,Megane,Meggie,Meghan,Melanie,Melany,Melba,Melinda,Melisa,Melissa,' +
  'Mellie,Melody,Melvina,Melyna,Melyssa,Mercedes,Meredith,Mertie,Meta,Mia,Micaela,Michaela,Michele,Michelle,Mikayla,Mildred,Millie,Mindy,Minerva,Minnie,M' +
  'iracle,Miranda,Mireille,Mireya,Miriam,Missouri,Misty,Mittie,Modesta,Mollie,Molly,Mona,Monica,Monique,Monserrat,Moriah,Mozelle,Muriel,Mya,Myah,Mylene,M' +
  'yra,Myriam,Myrna,Myrtice,Myrtie,Myrtis,Myrtle,Nadia,Nadine,Nancy,Nannie,Naomi,Naomie,Natalia,Natalie,Natasha,Nayeli,Nedra,Neha,Nelda,Nella,Nelle,Nelli' +
  'e,Neoma,Nettie,Neva,Nia,Nichole,Nicole,Nicolette,Nikki,Nina,Noelia,Noemi,Noemie,Noemy,Nola,Nona,Nora,Norene,Norma,Novella,Nya,Nyah,Nyasia,Oceane,Octav' +
  'ia,Odessa,Ofelia,Ola,Oleta,Olga,Olive,Olivia,Ona,Opal,Ophelia,Ora,Orpha,Otilia,Ottilie,Ozella,Paige,Palma,Pam,Pamela,Pansy,Pascale,Patience,Patricia,P' +
  'atsy,Patti,Pattie,Patty,Paula,Paulette,Pauline,Pearl,Pearlie,Pearline,Peggie,Peggy,Penelope,Penny,Petra,Phoebe,Phyllis,Pinkie,Piper,Polly,Precious,Pri' +
  'ncess,Priscilla,Prudence,Queen,Queenie,Rachael,Rachel,Rachelle,Rae,Raegan,Rafaela,Raina,Ramona,Randi,Raphaelle,Raquel,Raven,Reanna,Reba,Rebeca,Rebecca' +
  ',Rebeka,Rebekah,Regina,Reina,Renee,Ressie,Reta,Retha,Retta,Reva,Reyna,Rhea,Rhianna,Rhiannon,Rhoda,Rhonda,Rita,Roberta,Robyn,Rochelle,Rocio,Rosa,Rosale' +
  'e,Rosalia,Rosalie,Rosalind,Rosalinda,Rosalyn,Rosamond,Rosanna,Rosario,Rose,Rosella,Roselyn,Rosemarie,Rosemary,Rosetta,Rosie,Rosina,Roslyn,Rossie,Rowen' +
  'a,Roxane,Roxanne,Rozella,Rubie,Ruby,Rubye,Ruth,Ruthe,Ruthie,Rylee,Ryleigh,Sabina,Sabrina,Sabryna,Sadie,Sadye,Saige,Sallie,Sally,Salma,Samanta,Samantha' +
  ',Samara,Sandra,Sandrine,Sandy,Santa,Santina,Sara,Sarah,Sarai,Sarina,Sasha,Savanah,Savanna,Savannah,Scarlett,Selena,Selina,Serena,Serenity,Shaina,Shaki' +
  'ra,Shana,Shanel,Shanelle,Shania,Shanie,Shaniya,Shanna,Shannon,Shanny,Shany,Shari,Sharon,Shawna,Shaylee,Shayna,Sheila,Shelia,Shelley,Shelly,Sheri,Sherr' +
  'i,Sherry,Sheryl,Shirley,Shyann,Shyanne,Sibyl,Sienna,Sierra,Sigrid,Silvia,Simone,Sister,Skyla,Sofia,Soledad,Sonia,Sonja,Sonya,Sophia,Sophie,Stacey,Stac' +
  'y,Stefanie,Stella,Stephania,Stephanie,Stephany,Sue,Summer,Susan,Susana,Susanna,Susie,Suzanne,Syble,Sydnee,Sydney,Sydni,Sydnie,Sylvia,Tabitha,Talia,Tam' +
  'ara,Tami,Tamia,Tammy,Tania,Tanya,Tara,Taryn,Tasha,Tatum,Tatyana,Taya,Teresa,Teri,Terri,Tess,Tessie,Thalia,Thea,Thelma,Theodora,Theresa,Therese,Theresi' +
  'a,Thora,Tia,Tiana,Tianna,Tiara,Tierra,Tiffany,Tina,Tomasa,Toni,Tonya,Tracey,Traci,Tracy,Tressa,Tressie,Treva,Tricia,Trinity,Trisha,Trudie,Trycia,Twila' +
  ',Tyra,Una,Ursula,Vada,Valentina,Valerie,Vallie,Vanessa,Veda,Velda,Vella,Velma,Velva,Vena,Vera,Verda,Verdie,Vergie,Verla,Verlie,Verna,Vernice,Verona,Ve' +
  'ronica,Vesta,Vicenta,Vicki,Vickie,Vicky,Victoria,Vida,Vilma,Vincenza,Viola,Violet,Violette,Virgie,Virginia,Virginie,Vita,Viva,Vivian,Viviane,Vivianne,' +
  'Vivien,Vivienne,Wanda,Wava,Wendy,Whitney,Wilhelmine,Willa,Willow,Wilma,Winifred,Winnifred,Winona,Yadira,Yasmeen,Yasmin,Yasmine,Yazmin,Yesenia,Yessenia' +
  ',Yolanda,Yoshiko,Yvette,Yvonne,Zaria,Zelda,Zella,Zelma,Zena,Zetta,Zita,Zoe,Zoey,Zoie,Zoila,Zola,Zora,Zula';

/** Given names (M) of those born in 2010 with their share in 1/10,000, most frequent first. */
export const MALE_NAMES_2010 =
  'Jacob 108,Ethan 88,Michael 85,Jayden 84,William 83,Alexander 82,Noah 80,Daniel 77,Aiden 76,Anthony 75,Joshua 75,Mason 72,Christopher 70,Andrew 69,Davi' +
  'd 69,Matthew 69,Logan 68,Elijah 68,James 68,Joseph 67,Gabriel 63,Benjamin 61,Ryan 58,Samuel 58,Jackson 58,John 56,Nathan 55,Jonathan 54,Christian 54,L' +
  'iam 53,Dylan 51,Caleb 51,Landon 51,Tyler 51,Lucas 51,Evan 47,Nicholas 47,Gavin 47,Isaac 46,Brayden 44,Luke 43,Angel 43,Isaiah 42,Brandon 42,Jack 42,Jo' +
  'rdan 40,Owen 40,Carter 40,Connor 39,Justin 38,Jeremiah 38,Jose 38,Julian 37,Robert 37,Aaron 36,Adrian 36,Wyatt 36,Kevin 36,Hunter 36,Cameron 35,Zachar' +
  'y 35,Thomas 35,Charles 35,Austin 34,Eli 32,Chase 31,Henry 31,Sebastian 31,Jason 31,Levi 29,Xavier 28,Ian 27,Colton 26,Dominic 26,Cooper 26,Juan 26,Jos' +
  'iah 25,Ayden 25,Luis 25,Adam 25,Nathaniel 25,Carson 25,Brody 25,Tristan 24,Parker 23,Diego 23,Blake 23,Oliver 23,Carlos 22,Cole 22,Jaden 22,Jesus 22,A' +
  'lex 22,Aidan 21,Eric 20,Hayden 20,Bryan 19,Max 19,Jaxon 19,Bentley 18,Brian 18,Sean 18,Alejandro 18,Nolan 18,Riley 18,Kaden 17,Kyle 17,Micah 17,Vincen' +
  't 17,Antonio 17,Colin 17,Bryce 17,Miguel 17,Timothy 17,Jake 17,Giovanni 17,Steven 17,Kaleb 17,Caden 17,Bryson 17,Damian 16,Grayson 16,Kayden 16,Jesse ' +
  '16,Ashton 16,Brady 16,Richard 16,Victor 15,Patrick 15,Marcus 15,Preston 15,Joel 15,Maxwell 15,Santiago 15,Ryder 14,Edward 14,Miles 14,Asher 14,Hudson ' +
  '14,Devin 14,Elias 14,Jeremy 14,Jonah 14,Ivan 13,Easton 13,Jace 13,Oscar 13,Collin 13,Peyton 13,Leonardo 13,Cayden 13,Gage 12,Emmanuel 12,Eduardo 12,Gr' +
  'ant 12,Alan 12,Cody 12,Conner 12,Kenneth 12,Wesley 12,Mark 12,Malachi 12,Nicolas 12,Seth 12,George 12,Kaiden 11,Trevor 11,Jude 11,Jorge 11,Derek 11,Br' +
  'axton 11,Sawyer 11,Jaxson 11,Jaiden 11,Omar 11,Tanner 10,Paul 10,Travis 10,Maddox 10,Camden 10,Andres 10,Cristian 10,Rylan 10,Josue 10,Bradley 10,Roma' +
  'n 10,Axel 10,Garrett 10,Fernando 10,Javier 10,Leo 9,Damien 9,Peter 9,Abraham 9,Ricardo 9,Francisco 9,Drake 9,Shane 9,Lincoln 9,Erick 9,Cesar 9,Stephen' +
  ' 9,Jaylen 9,Tucker 9,Kai 9,Landen 8,Braden 8,Mario 8,Edwin 8,Manuel 8,Avery 8,Trenton 8,Ezekiel 8,Kingston 8,Calvin 8,Johnathan 8,Edgar 8,Donovan 8,Si' +
  'las 8,Israel 8,Mateo 8,Jeffrey 8,Alexis 8,Weston 8,Raymond 8,Hector 8,Spencer 8,Andre 8,Lukas 7,Brendan 7,Zion 7,Griffin 7,Harrison 7,Maximus 7,Andy 7' +
  ',Braylon 7,Shawn 7,Tyson 7,Zane 7,Emiliano 7,Sergio 7,Ezra 7,Jared 7,Chance 7,Keegan 7,Charlie 7,Drew 7,Troy 7,Greyson 7,Simon 7,Clayton 7,Corbin 7,My' +
  'les 7,Xander 7,Dante 7,Erik 7,Rafael 7,Martin 6,Theodore 6,Dalton 6,Dominick 6,Skyler 6,Cash 6,Marco 6,Caiden 6,Ty 6,Johnny 6,Gregory 6,Kyler 6,Brenna' +
  'n 6,Emmett 6,Luca 6,Roberto 6,Declan 6,Kameron 6,Quinn 6,Jameson 6,Amir 6,Bennett 6,Colby 6,Emanuel 6,Malik 6,Pedro 6,Graham 6,Dean 6,Jasper 6,Everett' +
  ' 6,Aden 6,Dawson 6,Angelo 6,Reid 6,Dakota 6,Abel 5,Zander 5,Judah 5,Paxton 5,Ruben 5,Jakob 5,Jayce 5,Finn 5,Elliot 5,Frank 5,Lane 5,Dillon 5,Fabian 5,' +
  'Brock 5,Derrick 5,Emilio 5,Ryker 5,Joaquin 5,Marcos 5,Devon 5,Anderson 5,Grady 5,Elliott 5,Holden 5,Corey 5,Amari 5,Dallas 5,Danny 5,Cruz 5,Allen 5,Tr' +
  'ey 5,Lorenzo 5,Leland 5,Armando 5,Rowan 5,Taylor 5,Cade 5,Felix 5,Colt 5,Adan 5,Tristen 5,Jayson 5,Julius 5,Nehemiah 5,Julio 5,Zayden 5,Darius 5,Raul ' +
  '5,Braydon 5,Louis 4,Ronald 4,Trent 4,Payton 4,Keith 4,Randy 4,Jax 4,Enrique 4,Desmond 4,Jett 4,Scott 4,Dustin 4,Gerardo 4,Phillip 4,Beckett 4,Ali 4,Ro' +
  'meo 4,Kellen 4,Cohen 4,Pablo 4,Ismael 4,Jaime 4,Larry 4,Kellan 4,Brycen 4,Keaton 4,Gunner 4,Braylen 4,Brayan 4,Landyn 4,Walter 4,Jimmy 4,Marshall 4,Be' +
  'au 4,Phoenix 4,Donald 4,Esteban 4,Saul 4,Karson 4,Reed 4,Brenden 4,Jerry 4,Tony 4,Kade 4,Jamari 4,Mitchell 4,Colten 4,Arthur 4,Brett 4,Rocco 4,Dennis ' +
  '4,Jalen 4,Tate 3,Chris 3,Quentin 3,Titus 3,Casey 3,King 3,Izaiah 3,Mathew 3,Brooks 3,Albert 3,Philip 3,Russell 3,Darren 3,Zackary 3,Gael 3,Braeden 3,D' +
  'ane 3,Gustavo 3,Jay 3,Cullen 3,Kolton 3,Rodrigo 3,Alberto 3,Leon 3,Alec 3,Damon 3,Davis 3,Arturo 3,Waylon 3,Milo 3,Moises 3,Curtis 3,Walker 3,August 3' +
  ',Kobe 3,Matteo 3,Emerson 3,Marvin 3,River 3,Mauricio 3,Maximilian 3,Orlando 3,Reece 3,Issac 3,Bryant 3,Yahir 3,Uriel 3,Hugo 3,Mohamed 3,Enzo 3,Karter ' +
  '3,Lance 3,Porter 3,Zachariah 3,Maurice 3,Ricky 3,Leonel 3,Joe 3,Johan 3,Dexter 3,Nikolas 3,Jonas 3,Justice 3,Salvador 3,Lawrence 3,Knox 3,Gideon 3,Alf' +
  'redo 3,Maximiliano 3,Talon 3,Solomon 3,Byron 3,Nickolas 3,Orion 3,Braiden 3,Kristopher 3,Alijah 3,Sam 3,Rhys 3,Jacoby 3,Jamarion 3,Davion 3,Gary 3,Pie' +
  'rce 3,Noel 3,Kason 3,Mekhi 3,Ramon 3,Cason 3,Shaun 3,Warren 3,Douglas 3,Reese 3,Cyrus 3,Armani 3,Ibrahim 3,Quinton 3,Ernesto 3,Jaydon 3,Isaias 3,Frede' +
  'rick 3,Chandler 3,Ryland 3,Terry 3,Deandre 3,Ari 3,Jamison 3,Dorian 3,Khalil 3,Moses 3,London 2,Franklin 2,Muhammad 2,Maverick 2,Ronan 2,Amare 2,Eddie' +
  ' 2,Nasir 2,Roger 2,Aldo 2,Demetrius 2,Adriel 2,Brodie 2,Kendrick 2,Morgan 2,Prince 2,Kelvin 2,Malcolm 2,Tobias 2,Ahmad 2,Trace 2,Keagan 2,Skylar 2,Alv' +
  'in 2,Giovani 2,Conor 2,Abram 2,Camron 2,Bruce 2,Jonathon 2,Quincy 2,Noe 2,Rohan 2,Ahmed 2,Nathanael 2,Kamari 2,Kieran 2,Kristian 2,Barrett 2,Finnegan ' +
  '2,Remington 2,Boston 2,Chad 2,Micheal 2,Uriah 2,Xzavier 2,Archer 2,Rodney 2,Bobby 2,Guillermo 2,Gunnar 2,Moshe 2,Kamden 2,Julien 2,Melvin 2,Roy 2,Aade' +
  'n 2,Atticus 2,Ulises 2,Kane 2,Kasen 2,Lucian 2,Carl 2,Jeffery 2,Ezequiel 2,Terrance 2,Jadon 2,Javon 2,Nelson 2,Harley 2,Malakai 2,Triston 2,Jon 2,Aara' +
  'v 2,Cory 2,Kian 2,Alonzo 2,Marc 2,Asa 2,Gianni 2,Wilson 2,Kole 2,Dayton 2,Jermaine 2,Terrence 2,Felipe 2,Kale 2,Kendall 2,Isiah 2,Nico 2,Dominik 2,Tom' +
  'my 2,Finley 2,Cristopher 2,Tristin 2,Cannon 2,Jase 2,Wade 2,Ariel 2,Kash 2,Madden 2,Mohammed 2,Layne 2,Marlon 2,Rhett 2,Jamal 2,Jessie 2,Memphis 2,Joe' +
  'y 2,Nash 2,Allan 2,Reginald 2,Ace 2,Lawson 2,Giovanny 2,Zaiden 2,Aron 2,Korbin 2,Rashad 2,Will 2,Billy 2,Urijah 2,Leonard 2,Rene 2,Brennen 2,Branden 2' +
  ',Kenny 2,Willie 2,Kody 2,Tomas 2,Brendon 2,Blaine 2,Alonso 2,Darian 2,Aydan 2,Arjun 2,Raiden 2,Sincere 2,Terrell 2,Marquis 2,Layton 2,Channing 2,Iker ' +
  '2,Chace 2,Jordyn 2,Mohammad 2,Sullivan 2,Deshawn 2,Messiah 2,Brent 2,Omari 2,Santino 2,Raphael 2,Zechariah 2,Harry 2,Jaylin 2,Ray 2,Elisha 2,Jefferson' +
  ' 2,Luciano 2,Craig 2,Yandel 2,Bently 2,Tripp 2,Tristian 2,Aydin 2,Francis 2,Toby 2,Ronnie 2,Alexzander 2,Kylan 2,Semaj 2,Lee 2,Alessandro 2,Dwayne 2,G' +
  'erald 2,Jadiel 2,Javion 2,Stanley 2,Markus 2,Davin 2,Kolby 2,Neil 2,Teagan 2,Harper 2,Jamie 2,Makai 2,Cale 2,Ben 2,Deacon 2,Clark 2,Callen 2,Damarion ' +
  '2,Jairo 2,Kaeden 2,Kareem 2,Aidyn 2,Damion 2,Davian 2,Rex 2,Jamir 2,Lamar 2,Jorden 2,Case 2,Duncan 2,Jaeden 2,Matias 2,Vicente 2,Jasiah 2,Tyrone 2,Ary' +
  'an 2,Lewis 2,Zayne 2,Yusuf 2,Gavyn 2,Giancarlo 2,Rogelio 2,Rolando 2,Camren 2,Jensen 2,Cedric 2,Osvaldo 2,Soren 2,Luka 2,Mathias 2,Ellis 2,Maxim 2,Ryl' +
  'ee 2,Draven 2,Nikolai 2,Darwin 2,Bradyn 2,Brantley 2,Emery 2,Zavier 2,Zackery 2,Rudy 2,Trevon 2,Jerome 1,Royce 1,Alfonso 1,Daxton 1,Harold 1,Rory 1,Be' +
  'ckham 1,Darrell 1,Jaylon 1,Rodolfo 1,Keenan 1,Tatum 1,Sterling 1,Van 1,Bruno 1,Hamza 1,Ayaan 1,Gauge 1,Rayan 1,Zachery 1,Heath 1,Dax 1,Jagger 1,Jovani' +
  ' 1,Killian 1,Conrad 1,Junior 1,Augustus 1,Misael 1,Roland 1,Vance 1,Alvaro 1,Bode 1,Eugene 1,Ramiro 1,Yosef 1,Adrien 1,Carmelo 1,Wayne 1,Kamron 1,John' +
  'athon 1,Kolten 1,Gilberto 1,Quintin 1,Steve 1,Zain 1,Antoine 1,Niko 1,Tyrell 1,Hassan 1,Jeramiah 1,Bronson 1,Coleman 1,Valentin 1,Clay 1,Elian 1,Frank' +
  'ie 1,Jaxton 1,Jean 1,Jamar 1,Adonis 1,Kayson 1,Kymani 1,Freddy 1,Hank 1,Efrain 1,Lyric 1,Samir 1,Abdiel 1,Ean 1,Sage 1,Todd 1,Leandro 1,Aditya 1,Deven' +
  ' 1,Konnor 1,Derick 1,Konner 1,Kyron 1,Matthias 1,Benson 1,Deangelo 1,Demarcus 1,Jovanni 1,Kyson 1,Sidney 1,Valentino 1,Gilbert 1,Ishaan 1,Maximo 1,Dil' +
  'an 1,Xavi 1,Bo 1,Sylas 1,Fisher 1,Jaron 1,Marcel 1,Franco 1,Cael 1,Alden 1,Malaki 1,Randall 1,Bentlee 1,Blaze 1,Brogan 1,Callum 1,Jerimiah 1,Justus 1,' +
  'Westin 1,Agustin 1,Ronin 1,Branson 1,Marcelo 1,Rey 1,Dominique 1,Krish 1,Odin 1,Chaim 1,Brice 1,Camryn 1,Izayah 1,Jabari 1,Jaidyn 1,Jair 1,Remy 1,Sams' +
  'on 1,Tyree 1,Mayson 1,Emmitt 1,Isai 1,Mike 1,Santos 1,Seamus 1,Stefan 1,Jedidiah 1,Deon 1,Devan 1,Houston 1,Winston 1,Casen 1,Fletcher 1,Major 1,Vince' +
  'nzo 1,Aedan 1,Darnell 1,Kamryn 1,Gaige 1,Jaycob 1,Quinten 1,Jaxen 1,Landry 1,Deegan 1,Edison 1,Howard 1,Humberto 1,Jadyn 1,Salvatore 1,Lionel 1,Aarush' +
  ' 1,Kadyn 1,Carsen 1,Jaydin 1,Abdullah 1,Alfred 1,Ameer 1,Bodhi 1,Davon 1,Trystan 1,Eden 1,Johann 1,Zaire 1,Antwan 1,Donte 1,Jayvion 1,Lennon 1,Marley ' +
  '1,Theo 1,Bridger 1,Irvin 1,Yael 1,Devyn 1,Ernest 1,Hezekiah 1,Leonidas 1,Ross 1,Ignacio 1,Jencarlos 1,Leighton 1,Leroy 1,Octavio 1,Rayden 1,Arnav 1,Le' +
  'nnox 1,Nigel 1,Darien 1,Hayes 1,Vaughn 1,Anders 1,Keon 1,Legend 1,Cortez 1,Darryl 1,Haiden 1,Koen 1,Dario 1,Jakobe 1,Sonny 1,Pierre 1,Tyrese 1,Zaid 1,' +
  'Blaise 1,Damari 1,Maxx 1,Menachem 1,Antony 1,Dangelo 1,Cain 1,Camdyn 1,Eliot 1,Hugh 1,Makhi 1,Pranav 1,Roderick 1,Yadiel 1,Broderick 1,Ralph 1,Zack 1,' +
  'Demarion 1,Kael 1,Lathan 1,Ronaldo 1,Yair 1,Gibson 1,Keyon 1,Reagan 1,Daylen 1,Kingsley 1,Talan 1,Yehuda 1,Cristofer 1,Dashawn 1,Jordon 1,Sheldon 1,Sl' +
  'ade 1,Clarence 1,Dillan 1,Kadin 1,Masen 1,Rowen 1,Clinton 1,Thaddeus 1,Yousef 1,Truman 1,Bailey 1,Destin 1,Eliezer 1,Enoch 1,Joziah 1,Keshawn 1';

/** Given names (M) in use, from the vocabulary of faker (MIT), without frequencies. */
export const MALE_NAMES =
  'Aaron,Abdiel,Abdul,Abdullah,Abe,Abel,Abelardo,Abner,Abraham,Adalberto,Adam,Adan,Adelbert,Aditya,Adolf,Adolfo,Adolph,Adolphus,Adonis,Adrain,Adrian,Adri' +
  'el,Agustin,Ahmad,Ahmed,Aidan,Aiden,Akeem,Al,Alan,Albert,Alberto,Albin,Alden,Alec,Alejandro,Alek,Alessandro,Alex,Alexander,Alexandre,Alexandro,Alexzand' +
  'er,Alf,Alfonso,Alfonzo,Alford,Alfred,Alfredo,Allan,Allen,Alonzo,Alphonso,Alton,Alvah,Alvin,Ambrose,Americo,Amir,Amos,Anastacio,Anderson,Andre,Andres,A' +
  'ndrew,Andy,Angelo,Angus,Anibal,Ansel,Anthony,Antone,Antonio,Antwan,Antwon,Arch,Archibald,Archie,Aric,Arjun,Arlo,Armand,Armando,Arnaldo,Arne,Arno,Arnol' +
  'd,Arnoldo,Arnulfo,Aron,Art,Arthur,Arturo,Arvel,Arvid,Augustine,Augustus,Aurelio,Austen,Austin,Axel,Ayden,Barney,Baron,Barrett,Barry,Bart,Bartholome,Ba' +
  'rton,Beau,Ben,Benedict,Benjamin,Bennett,Bennie,Benny,Benton,Bernard,Bernardo,Bernhard,Bernie,Bert,Bertram,Bertrand,Bill,Billy,Blaise,Blake,Blaze,Bo,Bo' +
  'b,Bobby,Boris,Boyd,Brad,Braden,Bradford,Bradley,Bradly,Brady,Braeden,Brain,Brando,Brandon,Brandt,Brandyn,Brannon,Branson,Brant,Braulio,Braxton,Brayan,' +
  'Brendan,Brenden,Brendon,Brennan,Brennon,Brent,Bret,Brett,Brian,Brice,Brock,Broderick,Brody,Brooks,Bruce,Bryan,Bryant,Bryce,Brycen,Bryon,Buck,Bud,Buddy' +
  ',Buford,Burley,Buster,Byron,Cade,Caden,Caesar,Cale,Caleb,Calvin,Camden,Cameron,Camren,Camron,Candelario,Candido,Carl,Carleton,Carlo,Carlos,Carlton,Car' +
  'melo,Carmine,Carson,Carter,Casimer,Casimir,Casper,Ceasar,Cecil,Cedric,Cedrick,Celestino,Cesar,Chad,Chadd,Chadrick,Chaim,Chance,Charles,Charlie,Chase,C' +
  'hauncey,Chaz,Chester,Chet,Chris,Christ,Christian,Christop,Christophe,Christopher,Cicero,Clarence,Clark,Claud,Claude,Clay,Clayton,Clemens,Clement,Cletu' +
  's,Cleve,Cleveland,Clifford,Clifton,Clint,Clinton,Clovis,Cloyd,Clyde,Coby,Cody,Colby,Cole,Coleman,Colin,Collin,Colt,Colten,Colton,Columbus,Conner,Conno' +
  'r,Conor,Conrad,Constantin,Cooper,Corbin,Cordell,Corey,Cornelius,Cornell,Cortez,Cory,Coy,Craig,Crawford,Cristian,Cristobal,Cristopher,Cullen,Curt,Curti' +
  's,Cyril,Cyrus,Dale,Dallin,Dalton,Dameon,Damian,Damien,Damion,Damon,Dan,Dandre,Dane,Dangelo,Danial,Daniel,Danny,Dante,Daren,Darien,Darin,Dario,Darion,D' +
  'arius,Darnell,Daron,Darrel,Darrell,Darren,Darrick,Darrin,Darrion,Darron,Darryl,Darwin,Daryl,Dashawn,Dave,David,Davin,Davion,Davon,Davonte,Dawson,Dax,D' +
  'ayne,Dayton,Dean,Deangelo,Declan,Dedric,Dedrick,Deion,Dejon,Dejuan,Delbert,Delmer,Demarco,Demarcus,Demario,Demetrius,Demond,Denis,Dennis,Deon,Deondre,' +
  'Deontae,Deonte,Dereck,Derek,Derick,Deron,Derrick,Deshaun,Deshawn,Desmond,Destin,Devante,Deven,Devin,Devonte,Dewayne,Dewey,Dewitt,Dexter,Diego,Dillan,D' +
  'illon,Dimitri,Dino,Dion,Dock,Domenic,Domenick,Domenico,Domingo,Dominic,Dominick,Don,Donald,Donato,Donavon,Donnell,Donnie,Donny,Doug,Douglas,Doyle,Drak' +
  'e,Drew,Duane,Dudley,Duncan,Durward,Dustin,Dwayne,Dwight,Dylan,Earl,Earnest,Easton,Ed,Edd,Eddie,Edgar,Edgardo,Edison,Edmond,Edmund,Eduardo,Edward,Edwar' +
  'do,Edwin,Efrain,Efren,Einar,Eino,Eladio,Elbert,Eldon,Eldred,Eldridge,Eleazar,Eli,Elian,Elias,Eliezer,Elijah,Eliseo,Elliot,Elliott,Ellis,Ellsworth,Elme' +
  'r,Elmo,Elmore,Eloy,Elroy,Elton,Elvis,Elwin,Elwyn,Emanuel,Emerson,Emil,Emile,Emiliano,Emilio,Emmanuel,Emmet,Emmett,Emmitt,Enoch,Enos,Enrico,Enrique,Eph' +
  'raim,Eriberto,Eric,Erich,Erick,Erik,Erling,Ernest,Ernesto,Ernie,Ervin,Erwin,Esteban,Estevan,Ethan,Eugene,Eusebio,Evan,Evans,Everardo,Everett,Everette,' +
  'Evert,Ewald,Ewell,Ezekiel,Ezequiel,Ezra,Fabian,Faustino,Fausto,Favian,Federico,Felipe,Felix,Felton,Fermin,Fernando,Fidel,Filiberto,Finn,Flavio,Fletche' +
  'r,Florencio,Florian,Floyd,Ford,Forest,Forrest,Foster,Francesco,Francisco,Franco,Frank,Franklin,Franz,Fred,Freddie,Freddy,Frederic,Frederick,Frederik,F' +
  'redrick,Fredy,Freeman,Friedrich,Fritz,Furman,Gabe,Gabriel,Gaetano,Gage,Gardner,Garett,Garfield,Garland,Garret,Garrett,Garrick,Garrison,Garry,Garth,Gar' +
  'y,Gaston,Gavin,Gene,General,Gennaro,Geo,Geoffrey,George,Geovanni,Geovanny,Geovany,Gerald,Gerard,Gerardo,Gerhard,German,Gerry,Gerson,Gianni,Gideon,Gilb' +
  'ert,Gilberto,Giles,Gino,Giovani,Giovanni,Giovanny,Giuseppe,Glen,Glenn,Godfrey,Gonzalo,Gordon,Grady,Graham,Grant,Granville,Grayson,Green,Greg,Gregg,Gre' +
  'gorio,Gregory,Greyson,Griffin,Grover,Guido,Guillermo,Guiseppe,Gunnar,Gunner,Gus,Gust,Gustave,Gustavo,Guy,Hal,Hank,Hans,Hardy,Harmon,Harold,Harrison,Ha' +
  'rry,Harvey,Haskell,Hassan,Hayden,Heath,Heber,Hector,Helmer,Henderson,Henri,Henry,Herbert,Herman,Hermann,Herminio,Hershel,Hilario,Hilbert,Hillard,Hilto' +
  'n,Hipolito,Hiram,Hobart,Holden,Homer,Horace,Horacio,Hosea,Houston,Howard,Howell,Hoyt,Hubert,Hudson,Hugh,Hugo,Humberto,Hunter,Hyman,Ian,Ibrahim,Ignacio' +
  ',Ignatius,Ike,Immanuel,Irvin,Irving,Irwin,Isaac,Isac,Isadore,Isai,Isaiah,Isaias,Isidro,Ismael,Isom,Israel,Issac,Ivan,Izaiah,Jabari,Jace,Jacinto,Jack,J' +
  'ackson,Jacob,Jacques,Jadon,Jaime,Jairo,Jake,Jakob,Jaleel,Jalen,Jalon,Jamaal,Jamal,Jamar,Jamarcus,Jamel,James,Jameson,Jamil,Jamir,Jamison,Janick,Jaquan' +
  ',Jared,Jaren,Jarod,Jaron,Jarred,Jarrell,Jarret,Jarrett,Jarrod,Jarvis,Jasen,Jason,Jasper,Javier,Javon,Javonte,Jay,Jayce,Jayden,Jaydon,Jaylen,Jaylon,Jay' +
  'son,Jed,Jedediah,Jedidiah,Jeff,Jefferey,Jeffery,Jeffrey,Jeffry,Jerad,Jerald,Jeramie,Jeramy,Jerel,Jeremiah,Jeremie,Jeremy,Jermain,Jermaine,Jermey,Jerod' +
  ',Jerome,Jeromy,Jerrell,Jerrod,Jerrold,Jerry,Jesse,Jesus,Jett,Jevon,Jim,Jimmie,Jimmy,Joaquin,Joe,Joel,Joesph,Joey,Johan,Johann,Johathan,John,Johnathan,' +
  'Johnathon,Johnny,Johnpaul,Johnson,Jon,Jonas,Jonatan,Jonathan,Jonathon,Jordi,Jordon,Jordy,Jorge,Jose,Joseph,Josh,Joshua,Joshuah,Josiah,Josue,Jovan,Jova' +
  'ni,Jovanny,Jovany,Juan,Judah,Judd,Judge,Judson,Julian,Julien,Julio,Julius,Junior,Junius,Justen,Justin,Juston,Justus,Justyn,Juvenal,Juwan,Kade,Kaden,Ka' +
  'din,Kale,Kaleb,Kameron,Kamren,Kamron,Kane,Kareem,Karl,Kavon,Keagan,Keanu,Keaton,Keegan,Keenan,Keith,Kellen,Kelton,Kelvin,Ken,Kendrick,Kenneth,Kennith,' +
  'Kenny,Kent,Kenton,Kenyon,Keon,Keshaun,Keshawn,Keven,Kevin,Kevon,Keyon,Keyshawn,Khalid,Khalil,Kian,Kiel,Kieran,King,Kip,Kirk,Kobe,Koby,Kody,Kolby,Kole,' +
  'Korbin,Korey,Kory,Kraig,Kristofer,Kristoffer,Kristopher,Kurt,Kurtis,Kyle,Kyler,Ladarius,Lafayette,Lamar,Lambert,Lamont,Lance,Landen,Laron,Larry,Lauren' +
  'ce,Lawrence,Lawson,Lazaro,Leif,Leland,Lemuel,Lenny,Leo,Leon,Leonard,Leonardo,Leonel,Leopold,Leopoldo,Leroy,Lester,Levi,Lew,Lewis,Liam,Lincoln,Linwood,' +
  'Lionel,Lisandro,Llewellyn,Lloyd,Logan,Lon,Lonnie,Lonny,Lonzo,Lorenz,Lorenzo,Louie,Louis,Lowell,Lucas,Luciano,Lucio,Lucious,Lucius,Ludwig,Luigi,Luis,Lu' +
  'kas,Luke,Luther,Lyle,Mac,Mack,Magnus,Major,Malachi,Malcolm,Manley,Manuel,Marc,Marcel,Marcelino,Marcellus,Marcelo,Marco,Marcos,Marcus,Mariano,Mario,Mar' +
  'k,Markus,Marlon,Marques,Marquis,Marquise,Marshall,Martin,Marty,Marvin,Mason,Mateo,Mathew,Mathias,Matt,Matteo,Matthew,Maurice,Mauricio,Maverick,Max,Max' +
  'ime,Maximilian,Maximillian,Maximo,Maximus,Maxwell,Maynard,Mekhi,Melvin,Mervin,Micah,Michael,Micheal,Miguel,Mike,Mikel,Miles,Milford,Milo,Milton,Misael' +
  ',Mitchel,Mitchell,Modesto,Mohamed,Mohammad,Mohammed,Moises,Monte,Monty,Morris,Mortimer,Morton,Mose,Moses,Moshe,Muhammad,Murray,Mustafa,Myles,Myron,Nam' +
  'e,Napoleon,Narciso,Nash,Nasir,Nat,Nathan,Nathanael,Nathanial,Nathaniel,Nathen,Neal,Ned,Neil,Nels,Nelson,Nestor,Newell,Newton,Nicholas,Nicholaus,Nick,N' +
  'icklaus,Nickolas,Nico,Nicolas,Nigel,Nikko,Niko,Nikolas,Nils,Noah,Noble,Noe,Noel,Nolan,Norbert,Norberto,Norman,Norris,Norval,Norwood,Obie,Odell,Okey,Ol' +
  'af,Ole,Olen,Olin,Oliver,Omar,Omari,Omer,Oral,Oran,Oren,Orin,Orion,Orland,Orlando,Orlo,Orrin,Orval,Orville,Osbaldo,Osborne,Oscar,Osvaldo,Oswald,Oswaldo' +
  ',Otha,Otho,Otis,Ottis,Otto,Owen,Pablo,Paolo,Parker,Pasquale,Patrick,Paul,Pedro,Percival,Percy,Perry,Pete,Peter,Phil,Philip,Phillip,Pierce,Pierre,Pietr' +
  'o,Porter,Preston,Price,Prince,Quentin,Quincy,Quinten,Quinton,Rafael,Raheem,Rahsaan,Rahul,Ralph,Ramiro,Ramon,Randal,Randall,Randolph,Randy,Ransom,Raoul' +
  ',Raphael,Rashad,Rashawn,Rasheed,Raul,Ray,Raymond,Raymundo,Reece,Reed,Reggie,Reginald,Reid,Reinhold,Remington,Rene,Reuben,Rex,Rey,Reyes,Reymundo,Reynol' +
  'd,Rhett,Ricardo,Richard,Richie,Richmond,Rick,Rickey,Ricky,Rico,Rigoberto,Robb,Robert,Roberto,Rocky,Rod,Roderick,Rodger,Rodney,Rodolfo,Rodrick,Rodrigo,' +
  'Roel,Rogelio,Roger,Rogers,Roland,Rolando,Rollin,Roman,Ron,Ronald,Ronaldo,Ronnie,Ronny,Roosevelt,Rory,Roscoe,Rosendo,Ross,Rowland,Roy,Royce,Ruben,Rudol' +
  'ph,Rudy,Rufus,Rupert,Russ,Russel,Russell,Rusty,Ryan,Ryder,Rylan,Salvador,Salvatore,Sam,Samir,Samson,Samuel,Sanford,Santiago,Santino,Santos,Saul,Savion' +
  ',Scot,Scott,Scottie,Scotty,Seamus,Sean,Sebastian,Sedrick,Selmer,Sergio,Seth,Shad,Shane,Shaun,Shawn,Sheldon,Shemar,Sherman,Sherwood,Sid,Sigmund,Sigurd,' +
  'Silas,Sim,Simeon,Simon,Solon,Sonny,Spencer,Stan,Stanford,Stanley,Stanton,Stefan,Stephan,Stephen,Stephon,Sterling,Steve,Steven,Stewart,Stone,Stuart,Sve' +
  'n,Sylvan,Sylvester,Tad,Talon,Tanner,Tate,Taurean,Tavares,Ted,Terence,Terrance,Terrell,Terrence,Terrill,Tevin,Thad,Thaddeus,Theo,Theodore,Theron,Thomas' +
  ',Thurman,Tillman,Tim,Timmothy,Timmy,Timothy,Tito,Titus,Tobin,Toby,Tod,Todd,Tom,Tomas,Tommy,Toney,Tony,Torrance,Torrey,Trace,Travis,Travon,Tre,Tremaine' +
  ',Tremayne,Trent,Trenton,Trever,Trevion,Trevor,Trey,Tristian,Triston,Troy,Trystan,Turner,Tyler,Tyree,Tyreek,Tyrel,Tyrell,Tyrese,Tyrique,Tyrone,Tyshawn,' +
  'Tyson,Ubaldo,Ulices,Ulises,Uriah,Uriel,Valentin,Vance,Vaughn,Vern,Verner,Vernon,Vicente,Victor,Vidal,Vince,Vincent,Vincenzo,Vinnie,Virgil,Vito,Vladimi' +
  'r,Wade,Waino,Waldo,Walker,Wallace,Walter,Walton,Ward,Warren,Watson,Waylon,Wayne,Webster,Weldon,Wellington,Wendell,Werner,Wesley,Westley,Weston,Wilber,' +
  'Wilbert,Wilbur,Wilburn,Wiley,Wilford,Wilfred,Wilfredo,Wilfrid,Wilhelm,Will,Willard,William,Willie,Willis,Willy,Wilmer,Wilson,Wilton,Winfield,Winston,W' +
  'm,Woodrow,Wyatt,Wyman,Xander,Xavier,Xzavier,Zachariah,Zachary,Zachery,Zack,Zackary,Zackery,Zakary,Zander,Zane,Zechariah';
