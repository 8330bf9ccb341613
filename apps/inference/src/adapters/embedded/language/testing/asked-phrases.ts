/**
 * Questions as they are said, typed or misheard, with what they ask: the intent, and after it the meaning of the slots that matter. Those behind `~` have
 * words lost or changed as a recognizer does it.
 */
export const askedPhrases = `
time-now | what time is it
time-now | what's the time please
time-now | do you have the time
time-now | could you tell me what time it is
time-now | ~ what time his it
time-in place=tokyo | what time is it in tokyo
time-in place=NZ | what's the time in new zealand right now
time-in place=london | tell me the time in london
time-in place=EG | do you know what time it is in egypt
time-in place=sydney | in sydney what time is it
time-in place=nairobi | time in nairobi
time-in place=los angeles | what time zone is los angeles in
time-in place=BR | what is the local time in brazil
time-in place=moscow | What time is it in Moscow?
time-in place=tokyo | ~ what his the time in tokyo
time-in place=ulaanbaatar | ~ what time is it in who land bought or
time-in place=NZ | ~ what time is it in new sea land
time-in place=kathmandu | ~ what time is it in cat man do
time-difference place=london place2=tokyo | what is the time difference between london and tokyo
time-difference place=sydney | how many hours ahead is sydney
time-difference place=IN | what's the time difference to india
time-difference place=berlin place2=chicago | time difference between berlin and chicago
date-on | what day is it today
date-on | what's the date
date-on | what is today's date
date-on day=tomorrow | what day is it tomorrow
date-on day=in three weeks | what is the date in three weeks
date-on day=next friday | what date is next friday
date-on day=yesterday | what day of the week was yesterday
date-on | what year is it
date-on | is it friday today
date-of holiday=Christmas | when is christmas
date-of holiday=Easter | on which day is easter this year
date-of holiday=Thanksgiving | what date is thanksgiving
date-of holiday=Christmas Eve | when is christmas eve
days-until holiday=Christmas | how many days until christmas
days-until holiday=Halloween | how long is it until halloween
days-until holiday=New Year | how many weeks are left until new year
days-until holiday=Christmas | ~ how may days until christmas
calculate expression=7 * 8 | what is seven times eight
calculate expression=7 * 8 | What's 7*8?
calculate expression=7 * 8 | 7 x 8
calculate expression=(15 / 100 * 200) | what is fifteen percent of two hundred
calculate expression=(15 / 100 * 200) | What is 15% of 200?
calculate expression=sqrt(144) | what is the square root of one hundred and forty four
calculate expression=cbrt(27) | the cube root of twenty seven
calculate expression=2 ^ 10 | what is two to the power of ten
calculate expression=12 ^ 2 | twelve squared
calculate expression=1000 / 25 | how much is one thousand divided by twenty five
calculate expression=(5 + 6) | add five and six
calculate expression=(60 - 18) | subtract eighteen from sixty
calculate expression=(6 * 7) | what do you get if you multiply six by seven
calculate expression=(1 / 3 * 90) | what is a third of ninety
calculate expression=(1 / 2 * 50) | half of fifty
calculate expression=factorial(5) | what is five factorial
calculate expression=3.5 + 2 | three point five plus two
calculate expression=(3 + 4) * 5 | (3+4)*5
calculate expression=42 * 3 - 6 | what's forty two times three minus six
calculate expression=(2 * 21) | what is twice twenty one
calculate expression=(9 + 8) | what is the sum of nine and eight
calculate expression=1250 + 1 | calculate one thousand two hundred and fifty plus one
calculate expression=100 - 1 | ~ what his one hundred minus one
calculate expression=4 + 4 | ~ what is for plus for
convert amount=10 unit=mile unit2=kilometer | convert ten miles to kilometers
convert amount=10 unit=mile unit2=kilometer | how many kilometers are ten miles
convert amount=1 unit=mile unit2=foot | how many feet are in a mile
convert amount=1 unit=hour unit2=second | how many seconds does an hour have
convert amount=3.5 unit=kilometer unit2=mile | 3.5 km to miles
convert amount=70 unit=degree fahrenheit unit2=degree celsius | what is seventy degrees fahrenheit in celsius
convert amount=0.5 unit=hour unit2=minute | how many minutes is half an hour
convert amount=6 unit=week unit2=day | how many days are there in six weeks
convert amount=5 unit=ounce unit2=gram | five ounces in grams
convert amount=100 unit=kilometer per hour unit2=mile per hour | convert 100 km/h to mph
convert amount=2 unit=gallon unit2=liter | turn two gallons into liters
convert amount=12 unit=inch unit2=centimeter | tell me how many centimeters are in twelve inches
convert amount=1 unit=light year unit2=kilometer | how many kilometers in a light year
convert amount=10 unit=mile unit2=kilometer | ~ con for ten miles to kilometers
convert amount=2 unit=pound unit2=kilogram | ~ convert to pounds two kilograms
define topic=gravity | what does gravity mean
define topic=telescope | what is a telescope
define topic=democracy | define democracy
define topic=octopus | do you know what an octopus is
define topic=photosynthesis | what's the definition of photosynthesis
define topic=courage | what is the meaning of courage
define topic=volcano | can you tell me what a volcano is
define topic=serendipity | What does serendipity mean?
define topic=kangaroo | what kind of animal is a kangaroo
define topic=run | define run
define topic=gravity | ~ what does gravity me
tell-about topic=lighthouse | tell me about lighthouses
tell-about topic=lighthouse | ~ tell me about light houses
tell-about topic=lighthouse | ~ tell me a bout lighthouses
tell-about topic=penguin | can you tell me something about penguins
tell-about topic=sun | tell me about the sun
tell-about topic=chess | what do you know about chess
tell-about topic=electricity | explain electricity
tell-about topic=albert einstein | who was albert einstein
tell-about topic=dinosaur | i would like to know more about dinosaurs
tell-about topic=elephant | i want to hear something about elephants
tell-about topic=butterfly | so tell me about butterflies please
tell-about country=FR | tell me about france
tell-about country=JP | what can you tell me about japan
tell-about country=TR | tell me about turkey
tell-about country=NL | tell me something about the netherlands
tell-about country=ZA | please tell me a few things about south africa
kinds-of topic=whale | what kinds of whales are there
kinds-of topic=boat | name some types of boats
kinds-of topic=tree | which kinds of trees do you know
parts-of topic=flower | what are the parts of a flower
parts-of topic=bicycle | what is a bicycle made of
opposite-of topic=hot | what is the opposite of hot
opposite-of topic=courage | what's the opposite of courage
synonym-of topic=happy | what is another word for happy
synonym-of topic=beautiful | give me a synonym for beautiful
spell topic=rhythm | how do you spell rhythm
spell topic=necessary | spell the word necessary
country-capital country=FR | what is the capital of france
country-capital country=FR | ~ what the capital of france
country-capital country=FR | ~ what is the capital a france
country-capital country=KE | do you know the capital of kenya
country-capital country=AU | could you please tell me the capital city of australia
country-capital country=US | what's the capital of the united states
country-capital country=US | what is the capital of america
country-capital country=GB | what is the capital of the u k
country-capital country=CZ | capital of the czech republic
country-capital country=CI | what is the capital of the ivory coast
country-capital country=FR | what is france's capital
country-capital country=KZ | ~ what is the capital of cause extant
country-capital country=PE | What's the capital of Peru?
capital-country city=nairobi | which country is nairobi the capital of
capital-country city=lisbon | lisbon is the capital of which country
country-currency country=JP | what is the currency of japan
country-currency country=BR | what money do they use in brazil
country-currency country=CH | how do you pay in switzerland
country-currency country=VN | what do people pay with in vietnam
country-languages country=BR | what language do they speak in brazil
country-languages country=ET | what's the official language of ethiopia
country-languages country=BE | which languages are spoken in belgium
country-area country=CA | how big is canada
country-area country=MN | what is the area of mongolia
country-area country=DE | can you tell me how big germany is
country-region country=PE | what continent is peru in
country-region country=NP | where is nepal
country-region country=MG | where is madagascar located
country-neighbours country=DE | which countries border germany
country-neighbours country=AT | what are the neighbors of austria
country-neighbours country=BO | what countries are next to bolivia
country-calling-code country=IT | what is the calling code of italy
country-calling-code country=ES | what's the phone code for spain
country-flag country=SE | what is the flag of sweden
country-landlocked country=BO | is bolivia landlocked
country-landlocked country=PT | does portugal have a coast
country-landlocked country=MG | is madagascar an island
country-bigger country=FR country2=ES | which is bigger france or spain
country-bigger country=IN country2=AR | is india larger than argentina
population place=PE | how many people live in peru
population place=PE | ~ how may people live in peru
population place=tokyo | what is the population of tokyo
population place=TR | what's the number of inhabitants of turkey
city-where city=timbuktu | where is timbuktu
city-where city=istanbul | what country is istanbul in
city-where city=barcelona | tell me about barcelona
see-scene | what do you see
see-scene | what can you see right now
see-scene | describe what you see
see-scene | what's in front of you
see-scene | what is this
see-text | can you read this
see-text | what does it say
see-text | read the text please
see-text | what is written here
see-people | how many people are there
see-people | is anybody here
see-people | how many faces do you see
see-people | am i alone
see-colour thing=shirt | what color is my shirt
see-colour thing=this | what colour is this
see-holding | what am i holding
see-holding | what's in my hand
see-mood | do i look happy
see-mood | how do i look
see-light | is it dark in here
see-light | is the light on
see-thing thing=cup | can you see a cup
see-thing thing=bottle | is there a bottle on the table
see-thing thing=phone | where is my phone
see-me | can you see me
see-me | is the camera on
abilities | what can you do
abilities | what can i ask you
abilities | help
who-are-you | who are you
who-are-you | what's your name
who-are-you | are you a robot
who-are-you | tell me about yourself
are-you-vita | are you vita
are-you-vita | is this vita
can-you-hear | can you hear me
can-you-hear | are you listening
languages-spoken | do you speak chinese
languages-spoken | what languages do you speak
privacy | are you recording me
privacy | do you need the internet
hello | hello
hello | good morning
goodbye | goodbye
goodbye | see you tomorrow
thanks | thank you very much
thanks | thanks
how-are-you | how are you today
why | why is that
where-from | how do you know that
where-from | are you sure
tell-more | tell me more
tell-more | what else
unsupported kind=weather | what's the weather like in london
unsupported kind=weather | will it rain tomorrow
unsupported kind=news | tell me the news
unsupported kind=stories | tell me a joke
unsupported kind=politics | who is the president of france
unsupported kind=translation | translate house to french
unsupported kind=timers | set a timer for ten minutes
session-command command=stop | stop
session-command command=stop | be quiet
session-command command=stop | shut up
session-command command=stop | okay stop
session-command command=stop | stop stop stop
session-command command=stop | that's enough
session-command command=stop | please stop talking
session-command command=stop | would you please stop talking now
session-command command=wait | wait
session-command command=wait | hold on
session-command command=wait | wait a minute
session-command command=wait | just a moment please
session-command command=go-on | go on
session-command command=go-on | continue
session-command command=go-on | please go on with your answer
session-command command=go-on | keep going
session-command command=repeat | repeat that
session-command command=repeat | say that again please
session-command command=repeat | what did you say
session-command command=repeat | could you say that one more time
session-command command=louder | louder
session-command command=louder | speak up please
session-command command=louder | can you speak a bit louder please
session-command command=quieter | quieter please
session-command command=quieter | not so loud
session-command command=slower | slower
session-command command=slower | please talk a little slower
session-command command=slower | not so fast
session-command command=faster | faster please
session-command command=faster | speed up`;

/** What follows another question, with the question that it follows. */
export const askedAfter = `
what-about place=JP | what is the capital of france | what about japan
what-about place=new york | what time is it in tokyo | and in new york
what-about place=new york | what time is it | what about new york
what-about unit2=foot | convert ten miles to kilometers | what about in feet
what-about topic=whale | tell me about penguins | what about whales
what-about day=tomorrow | what day is it today | and tomorrow
what-about holiday=Easter | how many days until christmas | and easter
and-its attribute=country-capital | tell me about peru | and its capital
and-its attribute=country-currency | what is the capital of france | what is its currency
and-its attribute=population | what is the capital of france | and how many people live there
and-its attribute=time-in | where is timbuktu | what time is it there
and-its attribute=country-languages | how big is canada | what language do they speak there
and-its attribute=parts-of | what is a bicycle | what are its parts
and-its attribute=country-region | what is the capital of peru | where is it`;
