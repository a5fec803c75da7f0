/**
 * The passwords that attackers try first. Written from general knowledge of what published rankings of leaked
 * passwords agree on, not copied from one of them: digits and keyboard rows, names, teams, words of several
 * languages, and the usual ways to satisfy rules such as "one digit, one symbol". Passwords below 8
 * characters are refused anyway.
 */
const LIST = `
  !qaz1qaz !qaz2wsx !qazxsw2 00000000 000000000 0000000000 000000000000 01010101 01020304 01234567 012345678
  0123456789 02020202 098765432 0987654321 10101010 1010101010 10203040 102030405 1020304050 1029384756
  11111111 111111111 1111111111 111111111111 11111111a 11111112 11112222 111222333 11223344 1122334455
  112233445566 11235813 12121212 121212121 1212121212 12131415 12312312 123123123 1231231231 123123123123
  123123aa 123123qwe 123321123 1233211234567 123321qwe 12341234 123412345 12344321 123454321 1234554321
  123456123 123456123456 123456654321 12345678 123456789 1234567890 1234567890q 1234567891 12345678910
  123456789123 1234567899 123456789a 123456789q 12345678a 12345678ab 12345678q 12345679 1234567a 1234567q
  12345687 123456abc 123456qwerty 12345abc 12345qwert 12345qwerty 12348765 1234abcd 1234asdf 1234qwer
  1234zxcv 12365478 1236547890 123698745 123789456 123abc123 123qwe123 123qweasd 123qweasdzxc 13131313
  1314520520 132435465 13579246 135792468 1357924680 14141414 142536789 147147147 14725836 147258369
  147852369 147896325 1478963250 159159159 159357456 15975300 159753159 159753456 159874123 16777216
  19841984 19851985 19861986 19871987 19881988 19891989 19901990 19911991 19921992 19931993 19941994
  19951995 19961996 19971997 1a2b3c4d 1a2b3c4d5e 1password 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz!qaz 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx 1qazxsw2 1z2x3c4v 20002000 20012001 20102010 20112011 20122012
  20202020 22222222 222222222 23232323 24681012 246813579 25252525 27182818 2wsx3edc 31415926 314159265
  321321321 321654987 33333333 333333333 369258147 44444444 444444444 456456456 456789123 520131452
  5201314520 55555555 555555555 654321123 66666666 666666666 69696969 741258963 741741741 741852963
  741852963a 753951852 77777777 777777777 7777777777 78787878 789456120 789456123 7894561230 789789789
  852456789 86420000 87654321 88888888 888888888 88888888a 951753852 963852741 987654321 9876543210
  987987987 98989898 99999999 999999999 9999999999 a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5
  a1s2d3f4 a5201314 aa123456 aa12345678 aaa111aaa aaa12345 aaaa1111 aaaaaaa1 aaaaaaaa aaaaaaaaa aaaaaaaaaa
  abababab abc12345 abc123456 abc123456789 abc123abc abc@1234 abc@12345 abcd1234 abcd12345 abcd@1234
  abcde123 abcde12345 abcdef12 abcdefg1 abcdefgh abcdefghi abcdefghij admin!@# admin123 admin1234 admin12345
  admin123456 admin2020 admin@123 adminadmin administrador administrator agent007 ajax1234 alejandra
  alejandro alejandro1 alessandra alessandro alessandro1 alexande alexander alexander1 alexandr alexandra
  america1 american amorcito android1 angel123 angel1234 angel777 angelica angelica1 angelina angels123
  anthony1 anthony123 anything apple123 apple1234 aquarius argentina arsenal1 arsenal12 arsenal123 as123456
  asd12345 asd123456 asd123asd asdasd123 asdasdasd asdf1234 asdf123456 asdfasdf asdfg123 asdfghjk asdfghjkl
  asdfjkl; asdfqwer assassin assassin1 asshole1 australia autumn123 azerty123 azertyui azertyuiop baby1234
  baby12345 babybaby babyboy1 babygirl babygirl1 babygirl12 babygirl123 babylove bacardi1 bailey123
  banana123 barcelona barcelona1 baseball baseball1 baseball123 basketball basketball1 batman123 batman1234
  bayern123 beautiful beautiful1 beauty123 benfica1 benjamin benjamin1 bestfriend bestfriends bigboss1
  bigdaddy bigdaddy1 bigtits1 birthday birthday1 birthday21 bitch123 blackberry blackbird blackcat blackjack
  blackout blessed1 blessing blessing1 blueberry bluebird bluemoon1 bluesky1 bmw12345 bond0007 bonita123
  bonjour1 bonjour123 brandon1 brandon123 brasil123 brasileiro brazil123 britney1 broncos1 budweiser
  bulldog1 bulldogs bullshit bullshit1 business business1 business123 buster123 buttercup butterfl butterfly
  butterfly1 cachorro california california1 cannabis capricorn carolina carolina1 caroline catherine
  celtic1888 celtic67 changeit changeme changeme1 changeme123 charlie1 charlie123 charlotte charlotte1
  cheese123 chelsea1 chelsea123 chelseafc cherry123 chevrolet chicago1 chicago123 chicken1 chicken123
  children chiquita chocolat chocolate chocolate1 chouchou christ123 christian christian1 christina
  christine christmas christmas1 christop christopher ciaociao cinnamon cinnamon1 coffee123 college1
  colombia colombia1 company1 computer computer1 computer123 contrasena contraseña cookie123 cookies1
  cookies123 corazon1 corinthians corvette corvette1 counterstrike cowboys1 creative creative1 cristiano
  cristina crystal1 crystal123 cupcake1 daddy123 daniel123 daniel1234 danielle danielle1 danielle123
  darkness dddddddd december december1 december12 default1 default123 demo1234 demodemo destiny1 destiny123
  developer diamond1 diamond123 diamonds doggie123 dollars1 dolphin1 dolphin123 dolphins dolphins1 dominic1
  dominique doudou123 dragon123 dragon1234 dragonball dragonballz eagle123 eagles123 einstein elephant
  elephant1 elizabeth elizabeth1 eminem123 engineer estrella estrella1 eternity everton1 everything facebook
  facebook1 facebook123 faith123 falcon123 familia1 family123 fantasia fantasy1 fcbarcelona february
  fernanda fernando fernando1 ferrari1 ferrari123 feyenoord feyenoord1 ficken123 flamengo florida1 flower123
  flowers1 flowers123 football football1 football12 football123 football2 forever1 forever123 foreverlove
  fortnite1 fortnite123 forzamilan francesca1 francesco francisco freedom1 freedom123 friday13 friends1
  friends123 friendship fuckoff1 fuckyou! fuckyou1 fuckyou123 fuckyou2 gabriel1 gabriel123 gabriela
  galaxy123 galaxys3 gamecube gangsta1 gangster gangster1 garfield garfield1 gators123 geheim123 geography
  germany1 gfhjkm123 gfhjkmgfhjkm ghbdtnghbdtn ginger123 giovanni giuseppe gladiator godbless godisgood
  godislove goldfish goldstar goodbye1 goodluck google123 googlechrome grandma1 greenday1 gremio123 guest123
  guest1234 halflife2 hallo123 hallo1234 halloween happiness happy123 happy1234 happyday harley123
  harleydavidson haslo123 heaven123 heineken hello123 hello123! hello1234 hello12345 hellohello hellokitty
  hellokitty1 helloworld helloworld1 hercules hermosa1 hero1234 history1 hockey123 honda123 hotgirl1
  hotmail1 hotmail123 hottie123 hunter01 hunter12 hunter123 iamgod123 idontcare idontknow ihateyou ilovecats
  ilovedogs ilovegod ilovehim ilovejesus ilovemom ilovemusic ilovemylife ilovemymom ilovemyself iloveu123
  iloveyou iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou2 iloveyou3 iloveyou520 iloveyouu imthebest
  india123 india@123 infinity infinity1 instagram internet internet1 internet123 iphone123 ironmaiden
  ironman123 isabella isabella1 james007 january1 jennifer jennifer1 jessica1 jessica123 jesus123 jesus1234
  jesus777 jesuschrist jesusislord jetaime1 johncena johncena1 jonathan jonathan1 jonathan123 jordan12
  jordan123 jordan23 juventus juventus1 juventus10 k1234567 katherine kawasaki killer11 killer12 killer123
  killer1234 kitten123 kitty123 kittycat kkkkkkkk kochanie kochanie1 lakers123 lakers24 lamborghini
  legalize420 letmein! letmein1 letmein12 letmein123 letmein2 li123456 liberty1 lightning linkedin linkedin1
  linkinpark lion1234 lionking liverpoo liverpool liverpool1 liverpool123 llllllll login123 login1234
  logitech lol123456 lolipop1 lollipop lollipop1 lololol1 london123 loulou123 love1234 love12345 love123456
  lovelove lovely123 loveme123 lovers123 loveyou1 loveyou123 m1234567 macintosh maggie123 manager1
  manchester manchester1 manutd123 margaret marijuana mariposa marlboro marlboro1 marzenna master123
  master1234 mathematics matrix123 matthew1 matthew123 maverick maverick1 mercedes mercedes1 mercedes123
  mercury1 messi123 metallica metallica1 mexicano mexico123 michael1 michael123 michael2 michelle michelle1
  mickeymouse microsoft midnight midnight1 minecraft minecraft1 minecraft123 misiek123 mmmmmmmm mommy123
  monday123 money123 money1234 moneymoney monkey123 monkey1234 moonlight moonlight1 motdepasse mother123
  motorola mudar123 mustang1 mustang123 mustang69 mylife123 mylove123 mypass123 mypassword mysecret myspace1
  myspace123 napoleon ncc1701d ncc1701e newpassword newyork1 newyork123 nicetomeetyou nicholas nicholas1
  ninja123 nintendo nintendo1 nirvana1 nirvana123 nnnnnnnn nokia123 nokia1234 nopass123 nopassword nothing1
  nothing123 november november1 number11 number12 numberone october1 omgomg123 orange12 orange123 p4ssw0rd
  p4ssword p@55w0rd p@ssw0rd p@ssw0rd! p@ssw0rd1 p@ssw0rd123 p@ssword pa$$w0rd pa$$word pa55w0rd pa55word
  packers1 pakistan pakistan1 pakistan123 palmeiras panther1 panthers paradise paradise1 paris123 parola123
  pass1234 pass12345 pass123456 pass@123 pass@1234 pass@word1 passcode passpass passpass1 passport passw0rd
  passw0rd! passw0rd1 password password! password#1 password. password0 password01 password1 password1!
  password10 password11 password12 password123 password123! password1234 password2 password3 password5
  password7 password99 password@1 password@123 passwords passwort passwort1 passwort123 patricia patricia1
  patrick1 patriots peaches1 peanut123 penguin1 penguin123 pepper123 pineapple pirate123 platinum playboy1
  playboy123 playgirl playstation playstation3 pokemon1 pokemon123 polska12 polska123 porsche1 porsche911
  portugal pppppppp predator predator1 princesa princesa1 princess princess1 princess12 princess123 pumpkin1
  pumpkin123 puppy123 pussy123 pussycat q1234567 q12345678 q123456789 q1234567890 q1w2e3r4 q1w2e3r4!
  q1w2e3r4t5 q1w2e3r4t5y6 q2w3e4r5 qazwsx123 qazwsxedc qazwsxedcrfv qazxswedc qq123456 qq12345678
  qq123456789 qqqq1111 qqqqqqqq qqqqqqqqqq qwe12345 qwe123456 qwe123qwe qweasd123 qweasdzx qweasdzxc
  qweqweqwe qwer1234 qwer4321 qwerty!@# qwerty11 qwerty12 qwerty123 qwerty123! qwerty1234 qwerty12345
  qwerty123456 qwerty12345678 qwerty2020 qwerty99 qwertyui qwertyuio qwertyuiop r2d2c3po raiders1 rainbow1
  rainbow123 ranger123 rangers1 raspberry realmadrid realmadrid1 redhead1 redskins1 redsox123 religion
  rfnfyrf1 roblox123 rockstar rockstar1 ronaldo123 ronaldo7 root1234 rootroot runescape runescape1 rusty123
  s1234567 s12345678 sagittarius samantha samantha1 samantha123 samsung1 samsung12 samsung123 samurai1
  saopaulo saturn123 schalke04 schatz123 school123 scoobydoo scorpio1 scorpion scorpion1 sebastian
  sebastian1 secret12 secret123 secret1234 security security1 senha123 senha1234 september september1
  serenity serenity1 service1 sexy1234 sexyboy1 sexygirl sexygirl1 sexylady shadow123 shadow1234 silver123
  skateboard skateboarding skywalker slipknot slipknot1 slipknot666 smile123 smiley123 smoke420 sniper123
  snoopy123 snowball snowball1 snowboard snowflake soccer11 soccer12 soccer123 softball soldier1 soleil123
  something something1 sommer123 sparky123 spartacus spiderman spiderman1 spongebob spongebob1 sporting1
  spring123 spring2020 ssssssss starcraft starcraft2 stardust starlight startrek starwars starwars1 steelers
  steelers1 stephanie stephanie1 strawber strawberry student1 student123 subaru123 summer12 summer123
  summer2019 summer2020 summer2021 sunflower sunflower1 sunset123 sunshine sunshine1 sunshine123 supergirl
  superhero superman superman1 superman123 superstar superstar1 support1 support123 suzuki123 sweetheart
  sweetheart1 sweetie1 sweetlove sweety123 swimming1 teacher1 teacher123 teamo123 temp1234 temporary
  temppass tequiero tequiero1 tequila1 terminator test1234 test12345 test123456 test@123 test@1234 tester123
  testing1 testing123 testtest testtest1 texas123 thepassword thunder1 thunder123 thx11381 tiger123
  tigers123 tigger123 tinkerbell together toor1234 topsecret toyota123 treasure trinity1 truelove trustno1
  trustnoone truth123 turtle123 twitter1 undertaker universe university user1234 user12345 username
  username1 useruser valentin valentina valentina1 valentine valentino veronica veronika victoria victoria1
  victoria123 volleyball w1234567 w2e3r4t5 wachtwoord wang1234 warcraft warcraft3 warrior1 warriors
  watermelon weed1234 welcome! welcome01 welcome1 welcome12 welcome123 welcome1234 welcome@1 welcome@123
  welkom01 welkom123 whatever whatever1 whatsup1 wildcats william1 william123 windows1 windows10 windows7
  windows98 winnie123 winniethepooh winter123 winter2020 wo123456 woaini123 woaini1314 woaini520 woaini521
  woaiwojia worldofwarcraft wrestler wrestling ww123456 wwwwwwww xbox3600 xiaoxiao xsw2zaq1 xxxxxxxx
  yamaha12 yamaha123 yankees1 yfnfif123 youtube1 youtube123 z1234567 z12345678 z1x2c3v4 zaq!2wsx zaq12wsx
  zaq12wsxcde3 zaq1xsw2 zaq1zaq1 zhang123 zxc12345 zxc123456 zxcvasdf zxcvbnm, zxcvbnm,./ zxcvbnm1
  zxcvbnm123 zzzzzzzz
`;

/** In lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));

export const isCommon = (password: string): boolean => COMMON_PASSWORDS.has(password.toLowerCase());
