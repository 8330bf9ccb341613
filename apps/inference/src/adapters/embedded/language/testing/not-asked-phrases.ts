/** What is said in a room to other people, to other machines or to nobody: statements, orders, questions that are none of ours. Our own sentences. */
export const notAskedPhrases = `
turn on the lights in the office
turn on the office lights
turn off the television please
close the door behind you
bring me the other one
can you pass me the salt
give it to your sister
i would like a small latte please
i'll have a double espresso with sugar
could i get a cappuccino with two shots
can i have a large mocha with soy milk and a single shot
large coffee with cream and two sugars
make me a medium roast americano
eight ounce coffee with whole milk please
set the table for dinner
take out the garbage
come here for a second
clean up your room
please sign here
get me a twelve ounce mocha with cream
send him the file before noon
don't forget your jacket
hurry up we're late
leave it where it is
open the window a little
call him back tomorrow
let me see your homework
wash your hands first
pick me up at eight
put the milk in the fridge
dinner is ready
come on let's go
are you coming
where did you put my phone
have you seen my glasses
did you feed the dog
who wants ice cream
how was school today
do you want some tea
when will you be home
what are we having for dinner
what did she say to you
how much did you pay for it
is he coming too
did you lock the car
shall we watch a movie tonight
do you have any change
what time did they leave
where are the kids
why didn't you call me
who was that on the phone
did you get my message
what do you want for your birthday
have we got any bread left
what is he doing over there
is that your coat
the meeting was moved to the afternoon
it has been raining since monday
the price went up again
the train is late as always
the report is on the desk
the capital was taken by the army
the time was right for a change
the house stands at the end of the road
there was nothing left to say
the old man lived near the sea
nobody knows what really happened
the children were playing in the yard
it is a long way to the station
the color of the walls did not please her
the police found the car in the river
the book is better than the film
there are two sides to every story
the company made more money this year
most of them came from the north
he was the first to speak
it was a question of money and time
they crossed the border in the winter
the number of people was small
the language was hard to learn
this is the part that i like best
the doctor says it is nothing serious
mm hm
uh huh
yeah
yeah right
right
okay
i see
sure
oh no
exactly
that's funny
no way
my mother went to france last year
i have two brothers and a sister
we have three hours to get there
he said the capital is not far
i think it is about ten miles from here
she told me about the accident
he asked me what time it was
they wanted to know the meaning of it
my brother lives in berlin
in the beginning there was nothing
she lives in london now
we were talking about football
i don't know what you mean
you should see a doctor
it took five days to get there
i paid twenty dollars for two of them
the museum is open until six
he speaks german and french
this morning i saw a man with a dog
let's meet at ten in the morning
i'll be back in ten minutes
do you remember that summer
you never listen to me
what a beautiful day
that was a good movie
i told him to stop the car
stop the car
wait for me
we had to wait for an hour
the king of france was bald
his father was a fisherman
there is a house in new orleans
one two three four five
and then she left
so i said to him
and the dog
how about dinner at my place
what about the kids
tell him about it
can you help me carry this
where is the bathroom
who ate my sandwich
is anybody hungry
how long will it take
put the kettle on
we need milk and eggs from the store
can you believe he said that
the kids are asleep upstairs
i left my keys in the car
you look great today
she has a meeting in tokyo next week
our flight to london was cancelled
my sister studies in berlin
they won two to one
it costs about five dollars
the second of march was a sunday
i have seven times more work than before
give me half of the sandwich
a mile is a long way in these shoes
the dictionary is on the shelf
the lighthouse was closed when we got there
he loves dinosaurs
whales are beautiful aren't they
france won the match last night
what a mess
who cares
whatever you say
hold the door please
turn it off
start the dishwasher
close the window it's cold
play with your brother
come and see this
did you see that
have you heard from anna
do you like my new haircut
is he still angry
when does your train leave
where are you going
why are you laughing
how did the exam go
how long have you been waiting
what are you doing tonight
which one do you want
would you like another cup
could you hold this for me
i said no
let me think about it
never mind the dog
so that's what happened
you should have seen his face`;
